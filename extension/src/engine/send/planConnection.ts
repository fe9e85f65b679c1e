import { DATA_TYPES } from '@daybook/protocol';
import { withSignInChecked } from '../account/signInCheck.ts';
import type { AccountMoment } from '../contract/moment.ts';
import { backoff, dueTime, TIMING } from '../contract/timing.ts';
import { type EngineState, sendableCount, withConnection, withType } from '../state/state.ts';
import { chain, type Plan, planned, waiting } from '../state/step.ts';

/** The heads are followed, a connection that seems dead is replaced, and what doesn't move gets the API door. */
export const planConnection = chain<AccountMoment>(planLapse, planListening, planWatchdog);

/** When a Pro seems to be over by time, the server is asked whether it is, by a pull (SPEC K4). */
function planLapse(state: EngineState, { now }: AccountMoment): Plan {
  const { identity, online, lapseAskedAt } = state.connection;
  if (!identity?.uid) return planned(state);
  const endsAt = identity.entitlement.proUntilMs - state.clockOffset;
  const asksAt = Math.max(
    endsAt,
    dueTime(lapseAskedAt + TIMING.signInCheck, now, TIMING.signInCheck),
  );
  if (now < asksAt) return waiting(state, asksAt);
  const type = DATA_TYPES.find((each) => !state.durable[each].refused);
  if (!online || !type) return planned(state);
  const asked = withConnection(state, { lapseAskedAt: now });
  return planned(withType(asked, type, { transient: { mustPull: true } }));
}

function planListening(state: EngineState, { uid, epoch, now }: AccountMoment): Plan {
  const { listening, firestore, since, online, attempts } = state.connection;
  const patience = firestore === 'connecting' ? TIMING.connect : reconnectWait(attempts);
  const triesAt = dueTime(since + patience, now, patience);
  if (firestore !== 'connected' && now < triesAt) return waiting(state, triesAt);
  if (!listening) {
    return {
      state: withConnection(state, {
        listening: true,
        firestore: 'connecting',
        since: now,
        attempts: attempts + 1,
      }),
      effects: [{ type: 'listenHeads', uid, epoch }],
      dueAt: [now + TIMING.connect],
    };
  }
  if (!online) return planned(state);
  if (firestore === 'connected') return planned(state);
  const reconnecting: Plan = {
    state: withConnection(state, {
      firestore: 'disconnected',
      since: now,
      attempts: attempts + 1,
    }),
    effects: [{ type: 'reconnect' }],
    dueAt: [now + reconnectWait(attempts + 1)],
  };
  // A sign-in that has ended looks like a lost connection to Firestore, which tries for ever.
  return withSignInChecked(reconnecting, now);
}

/** Quick at first; a line that stays dead, or an account that may not read, is tried less and less often (SPEC P18). */
function reconnectWait(attempts: number): number {
  return backoff(TIMING.reconnect, TIMING.reconnectMax, attempts - QUICK_ATTEMPTS);
}

const QUICK_ATTEMPTS = 5;

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
