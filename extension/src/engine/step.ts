import { observeAccount } from './account/account.ts';
import { beginDeletion, endDeletion, withoutDeletion, withoutRefusal } from './account/deletion.ts';
import { leaveIfRemoved, observeDevices, wantDevices } from './account/devices.ts';
import { withUnread } from './account/identity.ts';
import {
  activeUid,
  beginSignOut,
  changeIdentity,
  clearing,
  endSession,
} from './account/session.ts';
import type { Effect } from './contract/effect.ts';
import type { EngineEvent } from './contract/event.ts';
import type { Moment } from './contract/moment.ts';
import { LONG_AGO } from './contract/timing.ts';
import { withoutConflicts } from './items/conflictLog.ts';
import { findEdits, forgetFolded } from './items/foldEdits.ts';
import { followHabits } from './items/followHabits.ts';
import { takeFromApi } from './receive/fromApi.ts';
import { takeFromFirestore } from './receive/fromFirestore.ts';
import { followHeads, watchHeads } from './receive/heads.ts';
import { plan } from './send/plan.ts';
import { dirtyCount, type EngineState, mapTypes, withConnection } from './state/state.ts';
import { inTurn, type Step, stepTo } from './state/step.ts';
import { takeFault, withoutFault } from './status/fault.ts';
import { withStatus } from './status/status.ts';
import { watchProgress } from './status/watchdog.ts';

/**
 * The whole engine: what it knows and what it wants done after an event. Pure; the caller stores what is durable of the new
 * state before it runs the effects, and may die at any point in between.
 */
export function step(state: EngineState, event: EngineEvent, moment: Moment): Step {
  return inTurn(
    handle(withoutFault(state, event), event, moment),
    (handled) => stepTo(watchHeads(followHeads(handled, moment), moment)),
    (followed) => stepTo(followHabits(state, followed, moment)),
    leaveIfRemoved,
    (left) => stepTo(watchProgress(state, left, moment.now)),
    (watched) => plan(watched, moment),
    (planned) => stepTo(withStatus(planned, moment.now)),
    (next) => showPending(next, event.type === 'started' ? null : dirtyCount(state)),
  );
}

/** `shown` is what the toolbar shows; null where that isn't known. */
function showPending(state: EngineState, shown: number | null): Step {
  const count = dirtyCount(state);
  return count === shown ? stepTo(state) : stepTo(state, { type: 'showPending', count });
}

function handle(state: EngineState, event: EngineEvent, moment: Moment): Step {
  if ('epoch' in event && event.epoch !== state.session.epoch) return stepTo(state);
  switch (event.type) {
    case 'started':
      return stepTo(state, ...resume(state));
    case 'editsFound':
      return findEdits(state, event, moment);
    case 'editsRemoved':
      return stepTo(forgetFolded(state, event.ids));
    case 'identityChanged':
      return changeIdentity(state, event.identity, moment);
    case 'identityUnread':
      return stepTo(withUnread(state, event.uid, moment));
    case 'onlineChanged':
      return changeOnline(state, event.online, moment);
    case 'woke':
      return stepTo(state);
    case 'faulted':
      return inTurn(takeFault(state, event, moment), (rested) => stepTo(rested, ...resume(rested)));
    case 'syncRequested':
      return stepTo(hurry({ ...withoutRefusal(state), lapsedFor: 0 }), { type: 'refreshIdentity' });
    case 'signOutRequested':
      return beginSignOut(withoutDeletion(state));
    case 'deletionRequested':
      return beginDeletion(state);
    case 'deletionAnswered':
      return endDeletion(state, event.outcome, moment);
    case 'sessionCleared':
      return endSession(state, moment);
    case 'conflictsDismissed':
      return stepTo(withoutConflicts(state, event.conflictIds));
    case 'accountSeen':
    case 'accountLost':
      return observeAccount(state, event, moment);
    case 'devicesRequested':
      return stepTo(wantDevices(state));
    case 'devicesRead':
    case 'deviceAnswered':
      return stepTo(observeDevices(state, event, moment));
    case 'pulled':
    case 'pushed':
      return takeFromApi(state, event, moment);
    default:
      return takeFromFirestore(state, event, moment);
  }
}

/** What a worker that died may have left undone. */
function resume(state: EngineState): Effect[] {
  const { signingOut, folded } = state;
  const effects: Effect[] = [];
  if (folded.length > 0) effects.push({ type: 'removeEdits', ids: folded });
  if (signingOut) effects.push(clearing(state));
  return effects;
}

/** A connection from before the network came back is most likely dead, which Firestore takes long to notice. */
function changeOnline(state: EngineState, online: boolean, { now }: Moment): Step {
  const changed = withConnection(state, { online });
  if (!online) return stepTo(changed);
  const { firestore, listening } = state.connection;
  if (firestore === 'connected' && listening) {
    const reconnecting = withConnection(hurry(changed), { firestore: 'connecting', since: now });
    return stepTo(reconnecting, { type: 'reconnect' });
  }
  const isBack = !state.connection.online;
  // Without Pro nothing else is there to connect Firestore, which may take a minute by itself.
  const isOnlyFollowing = state.account.following && activeUid(state) === null;
  const back = hurry(changed);
  return isBack && isOnlyFollowing ? stepTo(back, { type: 'reconnect' }) : stepTo(back);
}

/** Whatever waits for its next try is tried now. */
function hurry(state: EngineState): EngineState {
  const { firestore, since, unread } = state.connection;
  const transient = mapTypes((type) => ({
    ...state.transient[type],
    retryAt: LONG_AGO,
    tooLarge: state.transient[type].tooLarge.map((at) => ({ ...at, retryAt: LONG_AGO })),
    overQuota: soon(state.transient[type].overQuota),
  }));
  const account = { ...state.account, retryAt: LONG_AGO };
  const deletionTransient = { ...state.deletionTransient, retryAt: LONG_AGO };
  return withConnection(
    { ...state, transient, account, deletionTransient },
    {
      since: firestore === 'connected' ? since : LONG_AGO,
      attempts: 0,
      lapseAskedAt: LONG_AGO,
      unread: unread && { ...unread, retryAt: LONG_AGO },
    },
  );
}

function soon<Waiting extends object>(waiting: Waiting | null): Waiting | null {
  return waiting && { ...waiting, retryAt: LONG_AGO };
}
