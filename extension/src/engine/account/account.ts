import type { Effect } from '../contract/effect.ts';
import type { AccountEvent } from '../contract/event.ts';
import type { Moment } from '../contract/moment.ts';
import { backoff, dueTime, LONG_AGO, TIMING } from '../contract/timing.ts';
import { type AccountTransient, IDLE_ACCOUNT } from '../state/accountState.ts';
import type { EngineState } from '../state/state.ts';
import { inTurn, type Plan, planned, type Step, stepTo, waiting } from '../state/step.ts';
import { changeIdentity, signedInUid } from './session.ts';

const SECOND = 1_000;

/** What the account's document says (SPEC E9, E12). */
export function observeAccount(state: EngineState, event: AccountEvent, moment: Moment): Step {
  // It was sent before the document was let go.
  if (!state.account.following) return stepTo(state);
  if (event.type === 'accountLost') {
    const lost = withAccount(state, { following: false });
    return stepTo(withTry(lost, moment.now));
  }
  // SPEC E12, U17: only the sign-in ends.
  if (event.isDeleted) {
    return inTurn(changeIdentity(state, { uid: null }, moment), (ended) =>
      stepTo(ended, { type: 'endSignIn' }),
    );
  }
  const { claimsUpdatedAt } = event;
  const isNews = claimsUpdatedAt !== state.account.claimsUpdatedAt;
  const news = { claimsUpdatedAt, tries: 0, retryAt: LONG_AGO };
  return stepTo(isNews ? withAccount(state, news) : state);
}

/** The document of the signed-in account is followed, and claims that may be old are asked for, no others (SPEC E10, E13). */
export function planAccount(state: EngineState, { now }: Moment): Plan {
  const { account, session, connection } = state;
  const uid = signedInUid(state);
  if (uid === null) return letGo(state);
  const isStale = connection.online && mayBeOld(state);
  if (account.following && !isStale) return planned(state);
  const retryAt = dueTime(account.retryAt, now, TIMING.retryAccountMax);
  if (now < retryAt) return waiting(state, retryAt);
  const effects: Effect[] = [];
  if (!account.following) effects.push({ type: 'followAccount', uid, epoch: session.epoch });
  const followed = withAccount(state, { following: true });
  if (!isStale) return planned(followed, ...effects);
  const asked = withTry(followed, now);
  return {
    state: asked,
    effects: [...effects, { type: 'refreshIdentity' }],
    dueAt: [asked.account.retryAt],
  };
}

function letGo(state: EngineState): Plan {
  const effects: Effect[] = state.account.following ? [{ type: 'unfollowAccount' }] : [];
  return planned({ ...state, account: IDLE_ACCOUNT }, ...effects);
}

/** Whole seconds are compared, as a token knows no others (SPEC E10). */
function mayBeOld({ account, connection: { identity } }: EngineState): boolean {
  if (!identity?.uid) return false;
  return Math.floor(account.claimsUpdatedAt / SECOND) * SECOND >= identity.issuedAt;
}

function withTry(state: EngineState, now: number): EngineState {
  const tries = state.account.tries + 1;
  const wait = backoff(TIMING.retryAccount, TIMING.retryAccountMax, tries);
  return withAccount(state, { tries, retryAt: now + wait });
}

function withAccount(state: EngineState, patch: Partial<AccountTransient>): EngineState {
  return { ...state, account: { ...state.account, ...patch } };
}
