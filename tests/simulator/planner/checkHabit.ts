import type { SimServer } from '../server.ts';
import type { PlannerCase } from './plannerCase.ts';
import type { ItemTruth } from './plannerWorld.ts';
import { CHECKIN_ID, isCheckin } from './revisions.ts';
import { revisionIn } from './serverSide.ts';

/**
 * Whether the check-in goes by its habit, which somebody deletes: then it is neither lost nor kept by itself. Throws where it
 * stays without a habit that the device showed (SPEC D23).
 */
export function goesByHabit(
  { type, id }: ItemTruth,
  truths: readonly ItemTruth[],
  server: SimServer,
  { job }: PlannerCase,
): boolean {
  if (!isCheckin(id)) return false;
  const habit = truths.find((truth) => truth.type === type && isHabitOf(truth.id));
  if (!habit) return false;
  const { seen, unseen, theirs, made, known, shown } = habit;
  const isDeleted = [known, seen, unseen, theirs, ...made].some((of) => of?.value === null);
  const end = (item: string) => revisionIn(server.data(type), item)?.value ?? null;
  if (job === undefined && shown?.value && end(habit.id) === null && end(id) !== null)
    throw new Error(`${type}/${id} is left without its habit`);
  return isDeleted || job !== undefined;
}

function isHabitOf(id: string): boolean {
  return CHECKIN_ID.startsWith(`${id}.`);
}
