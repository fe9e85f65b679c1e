import { type DataType, LIMITS } from '@daybook/protocol';
import type { Moment } from '../contract/moment.ts';
import { backoff, LONG_AGO, TIMING } from '../contract/timing.ts';
import { type EngineState, withType } from '../state/state.ts';

/** The next try waits, longer each time, and never exactly as long as another device's. */
export function withFailure(
  state: EngineState,
  type: DataType,
  { now, random }: Moment,
): EngineState {
  const failures = state.transient[type].failures + 1;
  const wait = backoff(TIMING.retry, TIMING.retryMax, failures) * (0.5 + random / 2);
  return withType(state, type, { transient: { failures, retryAt: now + Math.round(wait) } });
}

/** What was cut down may grow again. */
export function withSuccess(state: EngineState, type: DataType): EngineState {
  const { pushLimit, pageSize } = state.transient[type];
  return withType(state, type, {
    transient: {
      failures: 0,
      retryAt: LONG_AGO,
      pushLimit: Math.min(pushLimit * 2, LIMITS.maxChangesPerCommit),
      pageSize: Math.min(pageSize * 2, LIMITS.maxPageSize),
    },
  });
}
