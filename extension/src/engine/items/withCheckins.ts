import type { HabitsItem } from '@daybook/protocol';
import type { Edit } from '../../shared/edit.ts';
import { entriesOf } from '../../shared/items.ts';
import type { EngineState } from '../state/state.ts';

/** The edit and, where it deletes a habit, the deletion of each of its check-ins that the device knows (SPEC D23). */
export function withCheckins({ items: { HABITS } }: EngineState, edit: Edit): readonly Edit[] {
  const isHabit = edit.before !== null && 'kind' in edit.before && edit.before.kind === 'habit';
  if (edit.value !== null || !isHabit) return [edit];
  const known = new Map([
    ...[...entriesOf(HABITS.server)].map(([id, { value }]) => [id, value] as const),
    ...[...entriesOf(HABITS.local)].map(([id, { value }]) => [id, value] as const),
  ]);
  const deletions = [...known].flatMap(([itemId, value]): Edit[] => {
    const checkin = value as HabitsItem | null;
    const isIts = checkin?.kind === 'checkin' && checkin.habitId === edit.itemId;
    return isIts ? [{ ...edit, itemId, before: checkin, value: null }] : [];
  });
  return [edit, ...deletions];
}
