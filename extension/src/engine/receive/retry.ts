import type { DataType } from '@daybook/protocol';
import type { Moment } from '../contract/event.ts';
import { backoff, TIMING } from '../contract/timing.ts';
import { type EngineState, withLive } from '../state/state.ts';

/** The next try waits, longer each time, and never exactly as long as another device's. */
export function withFailure(
  state: EngineState,
  type: DataType,
  { now, random }: Moment,
): EngineState {
  const failures = state.live[type].failures + 1;
  const wait = backoff(TIMING.retry, TIMING.retryMax, failures) * (0.5 + random / 2);
  return withLive(state, type, { failures, retryAt: now + Math.round(wait) });
}

export function succeeded(state: EngineState, type: DataType): EngineState {
  return withLive(state, type, { failures: 0, retryAt: 0 });
}
