import { type DataType, type ItemValue, type Snapshot, START, valueIn } from '@daybook/protocol';
import type { ItemRead, ReadHead, SyncReader } from './store.ts';

/** All of a data type, without its tombstones (SPEC A8); `head` is of the same moment as what `reader` reads. */
export async function readSnapshot(
  reader: SyncReader,
  type: DataType,
  head: ReadHead | null,
): Promise<Snapshot> {
  const { items } = head ? await reader.allItems(type, head.version) : { items: [] };
  return snapshotOf(type, head, items);
}

export function snapshotOf(
  type: DataType,
  head: ReadHead | null,
  items: readonly ItemRead[],
): Snapshot {
  const values = items.map(({ id, item }): [string, ItemValue | null] => [id, valueIn(item)]);
  return {
    dataType: type,
    version: head?.version ?? START.version,
    commitId: head?.commitId ?? null,
    updatedAt: head?.updatedAt?.toISOString() ?? null,
    data: Object.fromEntries(values.filter((entry): entry is [string, ItemValue] => !!entry[1])),
  };
}
