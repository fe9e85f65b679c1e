import type { DataType, Head, StoredItem } from '@daybook/protocol';
import type { Account, ItemWrite } from './decideCommit.ts';

/** A place in a data type's items, ordered by (version, id): behind all of `version`, or behind `after` in it. */
export interface Position {
  version: number;
  after?: string | undefined;
}

export interface ItemRead {
  id: string;
  item: StoredItem<Date>;
}

/** Reads of one user's data, all as of one moment. */
export interface SyncReader {
  /** The heads of `types`, null for those never written, in the same order. */
  heads(types: readonly DataType[]): Promise<(Head<Date> | null)[]>;
  /** At most `limit` items behind `position` in (version, id) order. */
  itemsAfter(type: DataType, position: Position, limit: number): Promise<ItemRead[]>;
  /** All items, tombstones too, in no order. */
  allItems(type: DataType): Promise<ItemRead[]>;
}

/** Reads and, after all of them, writes, which take effect together or not at all. */
export interface SyncTransaction<Time = unknown> extends SyncReader {
  /** The user's document. */
  account(): Promise<Account | null>;
  /** The placeholder for the time of the write. */
  readonly writeTime: Time;
  /** Replaces `items` and all of `head` but a `purgedThrough` that it doesn't name. */
  write(type: DataType, head: Head<Time>, items: readonly ItemWrite<Time>[]): void;
}

/** A head and items that were asked for at once, each as of its own moment. */
export interface UnlockedRead {
  head: Head<Date> | null;
  items: ItemRead[];
  /** How long after the head's moment the items' was, in ms; negative if before. */
  itemsLaterBy: number;
}

/** Where synced data is kept, as far as the API needs it. */
export interface SyncStore {
  read<Result>(uid: string, work: (reader: SyncReader) => Promise<Result>): Promise<Result>;
  /** The head and {@link SyncReader.itemsAfter}, in one round trip. */
  readUnlocked(
    uid: string,
    type: DataType,
    position: Position,
    limit: number,
  ): Promise<UnlockedRead>;
  /** `work` runs again when another commit came in between, so it must have no effect of its own. */
  transact<Result>(
    uid: string,
    work: (transaction: SyncTransaction) => Promise<Result>,
  ): Promise<Result>;
  /** Removes at most `limit` items of `version` or below; how many, and so 0 when none are left. */
  removeItems(uid: string, type: DataType, version: number, limit: number): Promise<number>;
}
