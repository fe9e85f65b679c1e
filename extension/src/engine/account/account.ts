import type { Effect } from '../contract/effect.ts';
import type { AccountEvent, Moment } from '../contract/event.ts';
import { backoff, TIMING } from '../contract/timing.ts';
import type { PlanTime } from '../send/plan.ts';
import { type AccountLive, IDLE_ACCOUNT } from '../state/accountState.ts';
import type { EngineState } from '../state/state.ts';
import type { Step } from '../step.ts';
import { changeIdentity, signedInUid } from './session.ts';

const SECOND = 1_000;

/** What the account's document says (SPEC E9, E12). */
export function observeAccount(state: EngineState, event: AccountEvent, moment: Moment): Step {
  // Told before it was let go.
  if (!state.account.following) return { state, effects: [] };
  if (event.type === 'accountLost') {
    const lost = withAccount(state, { following: false });
    return { state: withTry(lost, moment.now), effects: [] };
  }
  if (event.isDeleted) {
    const ended = changeIdentity(state, { uid: null }, moment);
    return { state: ended.state, effects: [...ended.effects, { type: 'endSignIn' }] };
  }
  const { claimsUpdatedAt } = event;
  const isNews = claimsUpdatedAt !== state.account.claimsUpdatedAt;
  const news = { claimsUpdatedAt, tries: 0, retryAt: 0 };
  return { state: isNews ? withAccount(state, news) : state, effects: [] };
}

/** The document of who is signed in is followed, and claims that may be old are asked for (SPEC E10). */
export function planAccount(state: EngineState, { now, dueAt }: PlanTime): Step {
  const { account, session, connection } = state;
  const uid = signedInUid(state);
  if (uid === null) return letGo(state);
  const isStale = connection.online && mayBeOld(state);
  if (account.following && !isStale) return { state, effects: [] };
  if (now < account.retryAt) {
    dueAt.push(account.retryAt);
    return { state, effects: [] };
  }
  const effects: Effect[] = [];
  if (!account.following) effects.push({ type: 'followAccount', uid, epoch: session.epoch });
  const followed = withAccount(state, { following: true });
  if (!isStale) return { state: followed, effects };
  const asked = withTry(followed, now);
  dueAt.push(asked.account.retryAt);
  return { state: asked, effects: [...effects, { type: 'refreshIdentity' }] };
}

function letGo(state: EngineState): Step {
  const effects: Effect[] = state.account.following ? [{ type: 'unfollowAccount' }] : [];
  return { state: { ...state, account: IDLE_ACCOUNT }, effects };
}

/** Whole seconds are compared, as a token knows no others. */
function mayBeOld({ account, connection: { identity } }: EngineState): boolean {
  if (!identity?.uid) return false;
  return Math.floor(account.claimsUpdatedAt / SECOND) * SECOND >= identity.issuedAt;
}

function withTry(state: EngineState, now: number): EngineState {
  const tries = state.account.tries + 1;
  const wait = backoff(TIMING.retryAccount, TIMING.retryAccountMax, tries);
  return withAccount(state, { tries, retryAt: now + wait });
}

function withAccount(state: EngineState, patch: Partial<AccountLive>): EngineState {
  return { ...state, account: { ...state.account, ...patch } };
}
