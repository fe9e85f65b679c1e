import { DATA_TYPES } from '@daybook/protocol';
import { TIMING } from '../contract/timing.ts';
import { type EngineState, sendableCount, withConnection } from '../state/state.ts';

/**
 * Notes whether an event got anywhere: "pending, online, and nothing moves" must never be a silent stop. Time that passed
 * while nothing could run, as the computer slept, and a clock that was set back are nobody's standstill (SPEC K6).
 */
export function watchProgress(before: EngineState, after: EngineState, now: number): EngineState {
  if (!isProgress(before, after) && !isTimeless(after, now)) return after;
  const { firestore, isStuck } = after.connection;
  // While Firestore can't be reached, the API door stays the way out.
  return withConnection(after, { progressAt: now, isStuck: isStuck && firestore !== 'connected' });
}

function isProgress(before: EngineState, after: EngineState): boolean {
  const pendingBefore = sendableCount(before);
  if (pendingBefore <= 0 || sendableCount(after) < pendingBefore) return true;
  if (!after.connection.online) return true;
  return DATA_TYPES.some((type) => before.durable[type].cursor !== after.durable[type].cursor);
}

/** With changes pending the engine is woken when it counts as stuck: much later, its timers didn't run. */
function isTimeless({ connection: { progressAt, isStuck } }: EngineState, now: number): boolean {
  if (isStuck) return false;
  return now < progressAt || now > progressAt + TIMING.stuck + TIMING.lateTimer;
}
