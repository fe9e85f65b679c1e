import type { DataType } from '@daybook/protocol';

type Fields = Record<string, unknown>;

/** What is stored, who comes, and the commit they submit at both doors. Plain JSON, so that it can be kept. */
export interface CommitCase {
  type: DataType;
  stored: {
    /** The head's fields that matter; null where the type was never written. */
    head: { version: number; schema: number; purgedThrough?: number } | null;
    account: 'none' | 'open' | 'deleted';
    /** What the items of the commit are before it. */
    items: 'none' | 'value' | 'tombstone';
  };
  who: Who;
  /** The head as the caller wants it, relative to what is stored. */
  versionOff: number;
  parent: 'heads' | 'other' | 'null';
  commitId: unknown;
  deviceId: unknown;
  schema: unknown;
  /** Whether the head carries the items, or how what it carries is wrong. The API door makes that itself. */
  carried: 'all' | 'patches' | 'none' | Forgery;
  /** Fields that a head doesn't have, or not from a client. */
  headExtra: Fields;
  items: CommitItem[];
  /** Items are sent without a head, or without a version at the API door. */
  isOrphan: boolean;
}

export type Who = 'owner' | 'other' | 'free' | 'lapsed' | 'notQuitePro';

export const FORGERIES = [
  'other time',
  'other content',
  'one more field',
  'one missing',
  'one more',
  'no map',
] as const;

export type Forgery = (typeof FORGERIES)[number];

export interface CommitItem {
  id: string;
  content: Fields;
  /** ms from now; or something that is no time. */
  editedAt: { fromNow: number } | { is: unknown };
  /** Fields that an item doesn't have, or that the head decides. */
  extra: Fields;
}

/** The commitId of the stored head, as a case names it. */
export const HEADS_ID = '<the head’s>';
