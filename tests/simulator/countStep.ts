import { DATA_TYPES, type DataType } from '@daybook/protocol';
import type { EngineEvent } from '../../extension/src/engine/contract/event.ts';
import type { EngineState } from '../../extension/src/engine/state/state.ts';
import type { Conflict } from '../../extension/src/shared/conflict.ts';
import type { Counts } from './counts.ts';

/** Counts what a step of a device's engine does. */
export function countStep(
  counts: Counts,
  event: EngineEvent,
  before: EngineState,
  after: EngineState,
): void {
  const isAnswer = event.type === 'pulled' || event.type === 'pushed';
  counts.add(isAnswer ? `${event.type}: ${event.result.outcome}` : event.type);
  if (event.type === 'pulled' && event.from.after !== undefined) counts.add('pages amid a pull');
  const { status } = after;
  if (status !== before.status)
    counts.add(`status ${status.state === 'attention' ? status.reason : status.state}`);
  if (after.deviceId !== before.deviceId && after.session.epoch === before.session.epoch)
    counts.add('new ids of devices');
  if (after.directRefusedAt !== null && after.directRefusedAt !== before.directRefusedAt)
    counts.add('direct doors found to refuse what is valid');
  for (const { isServerLoss } of newConflicts(before, after))
    counts.add(isServerLoss ? 'losses of the server logged' : 'conflicts logged');
  for (const type of DATA_TYPES) {
    const [was, is] = [before.durable[type].fullPull, after.durable[type].fullPull];
    if (is && !was) counts.add('full pulls');
    if (is?.isOtherHistory && !was?.isOtherHistory) counts.add('other histories');
    if (was && !is) counts.add('full pulls taken in');
    if (event.type !== 'editsFound' && hasMerged(before, after, type)) counts.add('merges');
  }
}

/** What a step put into the conflict log. */
export function newConflicts(before: EngineState, after: EngineState): Conflict[] {
  if (after.conflicts === before.conflicts) return [];
  const known = new Set(before.conflicts.map(({ id }) => id));
  return after.conflicts.filter(({ id }) => !known.has(id));
}

/** The server's revision of an item that is changed here came in, and the change stays to be sent. */
function hasMerged(before: EngineState, after: EngineState, type: DataType): boolean {
  const [was, is] = [before.items[type].server, after.items[type].server];
  if (was === is) return false;
  return after.items[type].local.some((bucket, index) =>
    Object.keys(bucket).some((id) => is[index]?.[id] !== was[index]?.[id]),
  );
}
