import type { DataType, ItemValue } from '@daybook/protocol';
import type { Conflict } from '../../../shared/conflict.ts';
import { type LocalSnapshot, visibleItems } from '../../../shared/snapshot.ts';

/** An entry of the conflict log, and the item as it is now; null where it is gone. */
export interface ListedConflict {
  conflict: Conflict;
  present: ItemValue | null;
}

/** The conflict log, newest first. */
export function listConflicts(snapshot: LocalSnapshot): ListedConflict[] {
  const items = new Map<DataType, Map<string, ItemValue>>();
  const itemsOf = (type: DataType) => {
    const known = items.get(type) ?? visibleItems(snapshot, type);
    items.set(type, known);
    return known;
  };
  return snapshot.conflicts
    .map((conflict) => ({
      conflict,
      present: itemsOf(conflict.dataType).get(conflict.itemId) ?? null,
    }))
    .reverse();
}
