import type { DataType, Head } from '@daybook/protocol';
import type { Account, ItemWrite } from './decideCommit.ts';

/** What a document holds, whatever that is: somebody may have edited it. Its own `updatedAt` is a Date where it is a time. */
export type Fields = Readonly<Record<string, unknown>>;

export interface DocumentRead {
  id: string;
  fields: Fields;
}

/** A place in a data type's items, ordered by (version, id): behind all of `version`, or behind `after` in it. */
export interface Position {
  version: number;
  after?: string | undefined;
}

/** Reads of one user's data, all as of one moment. */
export interface DocumentReader {
  /** The heads of `types`, null for those never written, in the same order. */
  heads(types: readonly DataType[]): Promise<(Fields | null)[]>;
  /** At most `limit` items behind `position` in (version, id) order; those whose version is no number are in no place. */
  itemsAfter(type: DataType, position: Position, limit: number): Promise<DocumentRead[]>;
  /** All items, tombstones and those in no place too, in pages by id. */
  itemPages(type: DataType): AsyncIterable<DocumentRead[]>;
}

/** Reads and, after all of them, writes, which take effect together or not at all. */
export interface DocumentTransaction<Time = unknown> extends DocumentReader {
  /** The user's document. */
  account(): Promise<Account | null>;
  /** These items, null for those that aren't there, in the same order. */
  items(type: DataType, ids: readonly string[]): Promise<(Fields | null)[]>;
  /** How many items there are now, outside of the transaction: it holds up nobody who writes. */
  count(type: DataType, which: 'all' | 'tombstones'): Promise<number>;
  /** The placeholder for the time of the write. */
  readonly writeTime: Time;
  /** Replaces `items` and all of `head` but a `purgedThrough` that it doesn't name. */
  write(type: DataType, head: Head<Time>, items: readonly ItemWrite<Time>[]): void;
}

/** A head and items that were asked for at once, each as of its own moment. */
export interface DocumentsAtOnce {
  head: Fields | null;
  items: DocumentRead[];
}

/** Where synced data is kept, as far as the API needs it. It takes what is stored as it is (SPEC D18). */
export interface DocumentStore {
  read<Result>(uid: string, work: (reader: DocumentReader) => Promise<Result>): Promise<Result>;
  /** The head and {@link DocumentReader.itemsAfter}, in one round trip. */
  readUnlocked(
    uid: string,
    type: DataType,
    position: Position,
    limit: number,
  ): Promise<DocumentsAtOnce>;
  /** `work` runs again when another commit came in between, so it must have no effect of its own. */
  transact<Result>(
    uid: string,
    work: (transaction: DocumentTransaction) => Promise<Result>,
  ): Promise<Result>;
  /**
   * Removes at most `limit` items of `version` or below and, after them, those that no commit since can have written: of
   * no whole version, or of one that the head hasn't reached. How many, and so 0 when none are left.
   */
  removeItems(uid: string, type: DataType, version: number, limit: number): Promise<number>;
}
