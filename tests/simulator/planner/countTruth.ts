import type { Counts } from '../counts.ts';
import { isReturned } from './checkTruth.ts';
import type { ItemTruth } from './plannerWorld.ts';

/** What the item is a case of. */
export function countTruth(counts: Counts, truth: ItemTruth): void {
  const { known, beneath, mine, theirs } = truth;
  const isTheirs = theirs?.editedAt !== beneath?.editedAt;
  if (mine && isTheirs) counts.add('changed by both');
  if (mine?.value === null) counts.add('deleted here');
  if (theirs?.value === null && isTheirs) counts.add('deleted by others');
  if (beneath !== known) counts.add('sent, applied and not answered');
  if (isReturned(truth)) counts.add('values that return');
}
