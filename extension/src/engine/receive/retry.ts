import { DATA_TYPES, type DataType } from '@daybook/protocol';
import type { Moment } from '../contract/moment.ts';
import { backoff, dueTime, LONG_AGO, TIMING } from '../contract/timing.ts';
import { type EngineState, withType } from '../state/state.ts';

/**
 * The next try waits, longer each time, and never exactly as long as another device's. It comes after the next tries of all
 * other types that fail: it is one server, and asked once for all of them it says as much (SPEC P18).
 */
export function withFailure(
  state: EngineState,
  type: DataType,
  { now, random }: Moment,
): EngineState {
  const failures = state.transient[type].failures + 1;
  const failed = withType(state, type, { transient: { failures } });
  const wait = backoff(TIMING.retry, TIMING.retryMax, failures) * (0.5 + random / 2);
  const others = failingTypes(state).filter((other) => other !== type);
  const longest = longestRetry(state);
  const next = others.map((other) => dueTime(state.transient[other].retryAt, now, longest));
  const after = Math.max(now, ...next);
  // What were further ahead would be due at once.
  const retryAt = Math.min(after + Math.round(wait), now + longestRetry(failed));
  return withType(failed, type, { transient: { retryAt } });
}

/** The door gave something: of the types that failed none waits for another any more. */
export function withDoorOpen(state: EngineState, { now }: Moment): EngineState {
  return failingTypes(state).reduce((next, type) => {
    const { failures, retryAt } = next.transient[type];
    const latest = now + backoff(TIMING.retry, TIMING.retryMax, failures);
    return withType(next, type, { transient: { retryAt: Math.min(retryAt, latest) } });
  }, state);
}

/** How long a type waits at most before the API door is asked for it, ms: what lies further ahead is of another clock (SPEC K5). */
export function longestRetry(state: EngineState): number {
  const waits = failingTypes(state).map((type) =>
    backoff(TIMING.retry, TIMING.retryMax, state.transient[type].failures),
  );
  const all = waits.reduce((sum, wait) => sum + wait, 0);
  return Math.min(Math.max(TIMING.headLag, all), TIMING.retryLast);
}

function failingTypes({ transient }: EngineState): DataType[] {
  return DATA_TYPES.filter((type) => transient[type].failures > 0);
}

/** Nothing waits for this type any more. */
export function withSuccess(state: EngineState, type: DataType): EngineState {
  return withType(state, type, { transient: { failures: 0, retryAt: LONG_AGO } });
}
