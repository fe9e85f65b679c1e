import { DATA_TYPES } from '@daybook/protocol';
import type { EngineEvent } from '../../../extension/src/engine/contract/event.ts';
import type { EngineState } from '../../../extension/src/engine/state/state.ts';
import type { Counts } from '../counts.ts';
import { isReturned } from './checkTruth.ts';
import type { ItemTruth } from './plannerWorld.ts';

/** How often what the cases are for happens in a step. */
export function countStep(
  counts: Counts,
  event: EngineEvent,
  before: EngineState,
  after: EngineState,
): void {
  if (event.type === 'pulled' || event.type === 'pushed')
    counts.add(`${event.type}: ${event.result.outcome}`);
  else counts.add(event.type);
  if (after.deviceId !== before.deviceId) counts.add('new ids of the device');
  for (const conflict of after.conflicts.slice(before.conflicts.length))
    counts.add(conflict.isServerLoss ? 'losses of the server logged' : 'conflicts logged');
  for (const type of DATA_TYPES) {
    const [was, is] = [before.durable[type].fullPull, after.durable[type].fullPull];
    if (is && !was) counts.add('full pulls');
    if (is?.isOtherHistory && !was?.isOtherHistory) counts.add('other histories');
    if (was && !is) counts.add('full pulls taken in');
  }
}

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
