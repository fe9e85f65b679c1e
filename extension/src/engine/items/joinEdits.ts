import { isEqual } from '@daybook/protocol';
import type { Edit } from '../../shared/edit.ts';
import { timesSetIn } from '../clock/measureClock.ts';

/** An edit as it goes into the items; `timesSet` names the times in its value that are of the device's clock (SPEC K2). */
export type ItemEdit = Omit<Edit, 'id'> & { timesSet: readonly string[] };

/**
 * Edits of an item that a person made one on top of the other are one edit: what they wrote over what they had written
 * themselves is in conflict with nothing (SPEC M12).
 */
export function joinEdits(edits: readonly Edit[]): ItemEdit[] {
  const joined: ItemEdit[] = [];
  const lastOf = new Map<string, number>();
  for (const edit of edits) {
    const place = `${edit.dataType}/${edit.itemId}`;
    const index = lastOf.get(place) ?? joined.length;
    const last = joined[index];
    const timesSet = timesSetIn(edit.before, edit.value, edit.madeAt);
    if (last && last.epoch === edit.epoch && isEqual(last.value, edit.before)) {
      joined[index] = {
        ...edit,
        before: last.before,
        // However the clock was set in between (SPEC M8).
        madeAt: Math.max(last.madeAt, edit.madeAt),
        timesSet: [...new Set([...last.timesSet, ...timesSet])],
      };
    } else {
      lastOf.set(place, joined.length);
      joined.push({ ...edit, timesSet });
    }
  }
  return joined;
}
