import type { Head, StoredItem } from '@daybook/protocol';

/** What the server has of one data type. */
export interface TypeData {
  readonly head: Head<number> | null;
  readonly items: ReadonlyMap<string, StoredItem<number>>;
  /** The versions of what is stored as items and is none (SPEC D18), by id; as before where it isn't said. */
  readonly broken?: ReadonlyMap<string, number>;
}

export const NONE: ReadonlyMap<string, number> = new Map();
export const NOTHING: TypeData = { head: null, items: new Map(), broken: NONE };
