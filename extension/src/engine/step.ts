import { observeAccount } from './account/account.ts';
import { beginDeletion, endDeletion, withoutDeletion, withoutRefusal } from './account/deletion.ts';
import { leaveIfRemoved, observeDevices, wantDevices } from './account/devices.ts';
import {
  activeUid,
  beginSignOut,
  changeIdentity,
  clearing,
  endSession,
} from './account/session.ts';
import type { Effect } from './contract/effect.ts';
import type { EngineEvent, Moment } from './contract/event.ts';
import { withoutConflict } from './items/conflictLog.ts';
import { foldEdits, forgetFolded } from './items/foldEdits.ts';
import { takeAnswer } from './receive/fromApi.ts';
import { observe } from './receive/fromFirestore.ts';
import { followHeads } from './receive/heads.ts';
import { plan } from './send/plan.ts';
import { byType, type EngineState, withConnection } from './state/state.ts';
import { dirtyCount, withStatus } from './status/status.ts';
import { watchProgress } from './status/watchdog.ts';

export interface Step {
  state: EngineState;
  effects: Effect[];
}

/**
 * The whole engine: what it knows and what it wants done after an event. Pure; the caller stores what is durable of the new
 * state before it runs the effects, and may die at any point in between.
 */
export function step(state: EngineState, event: EngineEvent, moment: Moment): Step {
  const handled = handle(state, event, moment);
  const followed = followHeads(handled.state, moment);
  const left = leaveIfRemoved(followed);
  const planned = plan(left.state, moment);
  const watched = watchProgress(state, planned.state, moment.now);
  const next = withStatus(watched, moment.now);
  const pending = dirtyCount(next);
  const shown: Effect[] =
    pending !== dirtyCount(state) || event.type === 'started'
      ? [{ type: 'showPending', count: pending }]
      : [];
  return {
    state: next,
    effects: [...handled.effects, ...left.effects, ...planned.effects, ...shown],
  };
}

function handle(state: EngineState, event: EngineEvent, moment: Moment): Step {
  if ('epoch' in event && event.epoch !== state.session.epoch) return { state, effects: [] };
  switch (event.type) {
    case 'started':
      return { state, effects: resume(state) };
    case 'editsFound':
      return foldEdits(state, event.edits, moment);
    case 'editsRemoved':
      return { state: forgetFolded(state, event.ids), effects: [] };
    case 'identityChanged':
      return changeIdentity(state, event.identity, moment);
    case 'onlineChanged':
      return changeOnline(state, event.online, moment);
    case 'woke':
      return { state, effects: [] };
    case 'syncRequested':
      return { state: hurry(withoutRefusal(state)), effects: [{ type: 'refreshIdentity' }] };
    case 'signOutRequested':
      return beginSignOut(withoutDeletion(state));
    case 'deletionRequested':
      return beginDeletion(state);
    case 'deletionAnswered':
      return endDeletion(state, event.outcome, moment);
    case 'sessionCleared':
      return { state: endSession(state, moment), effects: [] };
    case 'conflictDismissed':
      return { state: withoutConflict(state, event.conflictId), effects: [] };
    case 'accountSeen':
    case 'accountLost':
      return observeAccount(state, event, moment);
    case 'devicesRequested':
      return { state: wantDevices(state), effects: [] };
    case 'devicesRead':
    case 'deviceAnswered':
      return { state: observeDevices(state, event, moment), effects: [] };
    case 'pulled':
    case 'pushed':
      return takeAnswer(state, event, moment);
    default:
      return observe(state, event, moment);
  }
}

/** What a worker that died may have left undone. */
function resume(state: EngineState): Effect[] {
  const { signingOut, folded } = state;
  const effects: Effect[] = [];
  if (folded.length > 0) effects.push({ type: 'removeEdits', ids: folded });
  if (signingOut) effects.push(...clearing(state));
  return effects;
}

/** A connection from before the network came back is most likely dead, which Firestore takes long to notice. */
function changeOnline(state: EngineState, online: boolean, { now }: Moment): Step {
  const changed = withConnection(state, { online });
  if (!online) return { state: changed, effects: [] };
  const { firestore, listening } = state.connection;
  if (firestore === 'connected' && listening) {
    const reconnecting = withConnection(hurry(changed), { firestore: 'connecting', since: now });
    return { state: reconnecting, effects: [{ type: 'reconnect' }] };
  }
  const isBack = !state.connection.online;
  // Without Pro nothing else is there to connect Firestore, which may take a minute by itself.
  const isOnlyFollowing = state.account.following && activeUid(state, now) === null;
  return {
    state: hurry(changed),
    effects: isBack && isOnlyFollowing ? [{ type: 'reconnect' }] : [],
  };
}

/** Whatever waits for its next try is tried now. */
function hurry(state: EngineState): EngineState {
  const { firestore, since } = state.connection;
  const live = byType((type) => ({ ...state.live[type], retryAt: 0 }));
  const account = { ...state.account, retryAt: 0 };
  const deletionLive = { ...state.deletionLive, retryAt: 0 };
  return withConnection(
    { ...state, live, account, deletionLive },
    { since: firestore === 'connected' ? since : 0 },
  );
}
