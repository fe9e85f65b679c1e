import { DATA_TYPES } from '@daybook/protocol';
import { withSignInChecked } from '../account/signInCheck.ts';
import type { AccountMoment } from '../contract/moment.ts';
import { dueTime, TIMING } from '../contract/timing.ts';
import { type EngineState, sendableCount, withConnection } from '../state/state.ts';
import { chain, type Plan, planned, waiting } from '../state/step.ts';

/** The heads are followed, a connection that seems dead is replaced, and what doesn't move gets the API door. */
export const planConnection = chain<AccountMoment>(planLapse, planListening, planWatchdog);

/** A Pro that ends by time is looked at then (SPEC E11). */
function planLapse(state: EngineState): Plan {
  const { identity } = state.connection;
  if (!identity?.uid) return planned(state);
  return waiting(state, identity.entitlement.proUntilMs - state.clockOffset);
}

function planListening(state: EngineState, { uid, epoch, now }: AccountMoment): Plan {
  const { listening, firestore, since, online } = state.connection;
  const patience = firestore === 'connecting' ? TIMING.connect : TIMING.reconnect;
  const triesAt = dueTime(since + patience, now, patience);
  if (firestore !== 'connected' && now < triesAt) return waiting(state, triesAt);
  if (!listening) {
    return {
      state: withConnection(state, { listening: true, firestore: 'connecting', since: now }),
      effects: [{ type: 'listenHeads', uid, epoch }],
      dueAt: [now + TIMING.connect],
    };
  }
  if (!online) return planned(state);
  if (firestore === 'connected') return planned(state);
  const reconnecting: Plan = {
    state: withConnection(state, { firestore: 'disconnected', since: now }),
    effects: [{ type: 'reconnect' }],
    dueAt: [now + TIMING.reconnect],
  };
  // A sign-in that has ended looks like a lost connection to Firestore, which tries for ever.
  return withSignInChecked(reconnecting, now);
}

/**
 * Firestore may not notice a dead connection for a minute; a commit without an answer shows it sooner. Comes after the
 * commits of this step are queued.
 */
export function planUnanswered(state: EngineState, { now }: AccountMoment): Plan {
  const { since, firestore, online, listening } = state.connection;
  const queuedAt = DATA_TYPES.flatMap((type) => state.durable[type].outbox[0]?.queuedAt ?? []);
  const isWatched = online && listening && firestore === 'connected';
  if (!isWatched || queuedAt.length === 0) return planned(state);
  const unansweredSince = Math.max(Math.min(...queuedAt), since) + TIMING.unanswered;
  const answerDue = dueTime(unansweredSince, now, TIMING.unanswered);
  if (now < answerDue) return waiting(state, answerDue);
  return {
    state: withConnection(state, { firestore: 'connecting', since: now, isApiReachable: null }),
    effects: [{ type: 'reconnect' }],
    dueAt: [now + TIMING.connect],
  };
}

/** What is pending and doesn't move gets a new connection, and the API door. */
function planWatchdog(state: EngineState, { now }: AccountMoment): Plan {
  const { online, progressAt, isStuck } = state.connection;
  if (isStuck || !online || sendableCount(state) <= 0) return planned(state);
  const stuckAt = progressAt + TIMING.stuck;
  if (now < stuckAt) return waiting(state, stuckAt);
  return planned(withConnection(state, { isStuck: true }), { type: 'reconnect' });
}
