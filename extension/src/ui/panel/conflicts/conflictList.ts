import type { ItemValue } from '@daybook/protocol';
import type { Conflict } from '../../../shared/conflict.ts';
import { type LocalSnapshot, visibleItems } from '../../../shared/snapshot.ts';

/** An entry of the conflict log, and the item as it is now; null where it is gone. */
export interface ListedConflict {
  conflict: Conflict;
  present: ItemValue | null;
}

/** The conflict log, newest first. */
export function listConflicts(snapshot: LocalSnapshot): ListedConflict[] {
  const types = new Set(snapshot.conflicts.map(({ dataType }) => dataType));
  const items = new Map([...types].map((type) => [type, visibleItems(snapshot, type)]));
  return snapshot.conflicts
    .map((conflict) => ({
      conflict,
      present: items.get(conflict.dataType)?.get(conflict.itemId) ?? null,
    }))
    .reverse();
}
