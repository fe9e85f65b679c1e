import { type DataType, type Snapshot, START, valueIn } from '@daybook/protocol';
import { entriesJson, objectJson } from '../textStream.ts';
import type { ItemRead, ReadHead, SyncReader } from './store.ts';

/**
 * The JSON of all of a data type, without its tombstones (SPEC A8), however much that is; `head` is of the same moment as
 * what `reader` reads.
 */
export function snapshotJson(
  reader: SyncReader,
  type: DataType,
  head: ReadHead | null,
): AsyncIterable<string> {
  return snapshotOf(type, head, head ? valuesOf(reader, type, head.version) : nothing());
}

/** Of these values, which come in pages. */
export function snapshotOf(
  type: DataType,
  head: ReadHead | null,
  pages: AsyncIterable<Entries>,
): AsyncIterable<string> {
  const fields: Omit<Snapshot, 'data'> = {
    dataType: type,
    version: head?.version ?? START.version,
    commitId: head?.commitId ?? null,
    updatedAt: head?.updatedAt?.toISOString() ?? null,
  };
  return objectJson(fields, [['data', entriesJson(pages)]]);
}

type Entries = readonly (readonly [string, unknown])[];

async function* valuesOf(
  reader: SyncReader,
  type: DataType,
  newest: number,
): AsyncGenerator<Entries> {
  for await (const { items } of reader.itemPages(type, newest)) yield present(items);
}

/** The items that are no tombstones. */
export function present(items: readonly ItemRead[]): Entries {
  return items.flatMap(({ id, item }) => {
    const value = valueIn(item);
    return value ? [[id, value]] : [];
  });
}

export async function* nothing(): AsyncGenerator<never> {}
