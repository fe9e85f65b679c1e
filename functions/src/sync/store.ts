import type { DataType, Head, StoredItem } from '@daybook/protocol';
import type {
  DocumentRead,
  DocumentStore,
  DocumentTransaction,
  Fields,
  Position,
} from './documentStore.ts';

export interface ItemRead {
  id: string;
  item: StoredItem<Date>;
}

/** A head, of which everything that the API relies on is as it should be. */
export interface ReadHead extends Head<Date | null> {
  /** What is stored as `purgedThrough` is none: the highest that it can have been stands for it. */
  hasUnknownPurge?: true;
}

/** A head whose version or commitId is none: nothing can be read of its type, and nothing committed to it. */
export interface BrokenHead {
  broken: Fields;
}

/** Null where the type was never written. */
export type HeadRead = ReadHead | BrokenHead | null;

/** Some items, and those that are none (SPEC D18). */
export interface ItemsRead {
  items: ItemRead[];
  broken: DocumentRead[];
}

/** Reads of one user's data, all as of one moment; `newest` is the head's version, which no item can be above. */
export interface SyncReader {
  /** The heads of `types`, in the same order. */
  heads(types: readonly DataType[]): Promise<HeadRead[]>;
  /**
   * The first `limit` items behind `position` in (version, id) order, fewer only where there are no more. What is broken
   * takes no place among them.
   */
  itemsAfter(type: DataType, position: Position, limit: number, newest: number): Promise<ItemsRead>;
  /** All items, tombstones too, in pages. */
  itemPages(type: DataType, newest: number): AsyncIterable<ItemsRead>;
}

/** Reads and, after all of them, writes, which take effect together or not at all. */
export interface SyncTransaction extends SyncReader, Omit<DocumentTransaction, keyof SyncReader> {}

/** A head and items that were asked for at once, each as of its own moment; null where anything is broken. */
export type UnlockedRead = {
  head: ReadHead | null;
  items: ItemRead[];
} | null;

/** A user's synced data as the API takes it; made of a {@link DocumentStore} for each request. */
export interface SyncStore extends Pick<DocumentStore, 'removeItems'> {
  read<Result>(uid: string, work: (reader: SyncReader) => Promise<Result>): Promise<Result>;
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
}
