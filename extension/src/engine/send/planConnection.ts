import { DATA_TYPES } from '@daybook/protocol';
import { withSignInChecked } from '../account/signInCheck.ts';
import type { AccountMoment } from '../contract/moment.ts';
import { TIMING } from '../contract/timing.ts';
import { dirtyCount, type EngineState, withConnection } from '../state/state.ts';
import { chain, type Plan, planned, waiting } from '../state/step.ts';

/** The heads are followed, a connection that seems dead is replaced, and what doesn't move gets the API door. */
export const planConnection = chain<AccountMoment>(planLapse, planListening, planWatchdog);

/** A Pro that ends by time is looked at then (SPEC E11). */
function planLapse(state: EngineState): Plan {
  const { identity } = state.connection;
  if (!identity?.uid) return planned(state);
  return waiting(state, identity.entitlement.proUntilMs - state.clockOffset);
}

function planListening(state: EngineState, context: AccountMoment): Plan {
  const { listening, firestore, since, online } = state.connection;
  const { uid, epoch, now } = context;
  const patience = firestore === 'connecting' ? TIMING.connect : TIMING.reconnect;
  const isWaiting = firestore !== 'connected' && now < since + patience;
  if (isWaiting) return waiting(state, since + patience);
  if (!listening) {
    return {
      state: withConnection(state, { listening: true, firestore: 'connecting', since: now }),
      effects: [{ type: 'listenHeads', uid, epoch }],
      dueAt: [now + TIMING.connect],
    };
  }
  if (!online) return planned(state);
  if (firestore === 'connected') return planUnanswered(state, context);
  const reconnecting: Plan = {
    state: withConnection(state, { firestore: 'disconnected', since: now }),
    effects: [{ type: 'reconnect' }],
    dueAt: [now + TIMING.reconnect],
  };
  // A sign-in that has ended looks like a lost connection to Firestore, which tries for ever.
  return withSignInChecked(reconnecting, now);
}

/** Firestore may not notice a dead connection for a minute; a commit without an answer shows it sooner. */
function planUnanswered(state: EngineState, { now }: AccountMoment): Plan {
  const { since } = state.connection;
  const queuedAt = DATA_TYPES.flatMap((type) => state.durable[type].outbox[0]?.queuedAt ?? []);
  if (queuedAt.length === 0) return planned(state);
  const answerDue = Math.max(Math.min(...queuedAt), since) + TIMING.unanswered;
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
  if (isStuck || !online || dirtyCount(state) === 0) return planned(state);
  const stuckAt = progressAt + TIMING.stuck;
  if (now < stuckAt) return waiting(state, stuckAt);
  return planned(withConnection(state, { isStuck: true }), { type: 'reconnect' });
}
