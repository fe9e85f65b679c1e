import type { Moment } from '../contract/moment.ts';
import { backoff, dueTime, TIMING } from '../contract/timing.ts';
import { type EngineState, withConnection } from '../state/state.ts';
import { type Plan, planned, waiting } from '../state/step.ts';

/** The claims can't be read now; what was known of them before goes on counting (SPEC E14). */
export function withUnread(state: EngineState, uid: string, { now }: Moment): EngineState {
  // Where it was asked for, the next time is set already.
  if (state.connection.unread?.uid === uid) return state;
  const retryAt = now + TIMING.retryAccount;
  return withConnection(state, { unread: { uid, tries: 1, retryAt } });
}

/** Asks for them again, less and less often, and at once when the network is back. */
export function planIdentity(state: EngineState, { now }: Moment): Plan {
  const { unread, online } = state.connection;
  if (!unread || !online) return planned(state);
  const { uid, tries } = unread;
  const asksAt = dueTime(unread.retryAt, now, TIMING.retryAccountMax);
  if (now < asksAt) return waiting(state, asksAt);
  const retryAt = now + backoff(TIMING.retryAccount, TIMING.retryAccountMax, tries + 1);
  return {
    state: withConnection(state, { unread: { uid, tries: tries + 1, retryAt } }),
    effects: [{ type: 'refreshIdentity' }],
    dueAt: [retryAt],
  };
}
