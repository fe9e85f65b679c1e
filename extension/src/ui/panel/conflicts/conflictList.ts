import { type DataType, type ItemValue, readCheckinId } from '@daybook/protocol';
import type { Conflict } from '../../../shared/conflict.ts';
import { type LocalSnapshot, visibleItems } from '../../../shared/snapshot.ts';

/** An entry of the conflict log, and the item as it is now; null where it is gone. */
export interface ListedConflict {
  conflict: Conflict;
  present: ItemValue | null;
  /** Of a check-in: its habit, as it is now or as the log has it; absent where neither is known. */
  habit?: ItemValue;
}

/** The conflict log, newest first. */
export function listConflicts(snapshot: LocalSnapshot): ListedConflict[] {
  const types = new Set(snapshot.conflicts.map(({ dataType }) => dataType));
  const items = new Map([...types].map((type) => [type, visibleItems(snapshot, type)]));
  const itemOf = (type: DataType, id: string) => items.get(type)?.get(id) ?? null;
  const lostOf = (type: DataType, id: string) =>
    snapshot.conflicts.findLast(
      ({ dataType, itemId, lost }) => dataType === type && itemId === id && lost.value !== null,
    )?.lost.value;
  return snapshot.conflicts
    .map((conflict) => {
      const { dataType, itemId } = conflict;
      const habitId = dataType === 'HABITS' && readCheckinId(itemId)?.habitId;
      const habit = habitId ? (itemOf(dataType, habitId) ?? lostOf(dataType, habitId)) : null;
      return { conflict, present: itemOf(dataType, itemId), ...(habit && { habit }) };
    })
    .reverse();
}
