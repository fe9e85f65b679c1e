import { DATA_TYPES, type DataType, isEqual } from '@daybook/protocol';
import type { SyncStatus } from '../../shared/status.ts';
import { activeUid } from '../account/session.ts';
import { isAtHead, isBehind, isReadWhole } from '../receive/heads.ts';
import type { Connection } from '../state/connectionState.ts';
import { dirtyCount, type EngineState, sendableCountOf } from '../state/state.ts';

/** Failures in a row, while connected, after which a person sees them. */
const FAILURES_TO_SHOW = 4;

/** The status says no more of them: there may be thousands. */
const MOST_NAMED = 20;

export function withStatus(state: EngineState, now: number): EngineState {
  const status = statusOf(state, now);
  return isEqual(status, state.status) ? state : { ...state, status };
}

function statusOf(state: EngineState, now: number): SyncStatus {
  const { session, signingOut, connection, durable } = state;
  if (session.uid === null) return { state: 'signed-out' };
  if (state.deletion === 'running') return { state: 'deleting-account' };
  if (signingOut) return { state: 'signed-out' };
  // The worker has just started, or the claims can't be read now.
  if (connection.identity === null) {
    if (isAuthOut(connection)) return { state: 'offline' };
    const isOld = state.status.state === 'synced' && (dirtyCount(state) > 0 || isAmidPull(state));
    return isOld ? { state: 'syncing' } : state.status;
  }
  if (connection.identity.uid !== session.uid) return { state: 'sign-in-again' };
  if (state.deletion === 'refused') return { state: 'attention', reason: 'deletion-refused' };
  if (activeUid(state) === null) return withoutPro(state);
  const ahead = DATA_TYPES.filter((type) => state.transient[type].isSchemaAhead);
  if (ahead.length > 0) return { state: 'update-required', dataTypes: ahead };
  if (isOffline(state)) return { state: 'offline' };
  if (state.fault.count > 0) return { state: 'attention', reason: 'fault' };
  if (connection.isStuck) return { state: 'attention', reason: 'stuck' };
  const attention = attentionOf(state);
  if (attention) return attention;
  if (DATA_TYPES.some((type) => durable[type].cursor === null)) return { state: 'first-pull' };
  // What others write is not heard of (SPEC R5).
  const isDeaf =
    connection.firestore === 'disconnected' && DATA_TYPES.every((type) => isDoneByApi(state, type));
  if (isDeaf) return { state: 'offline' };
  return isSynced(state) ? synced(state, now) : { state: 'syncing' };
}

/** What others write isn't heard of while nobody can say who is signed in (SPEC E14, R5). */
function isAuthOut({ unread, online }: Connection): boolean {
  return unread !== null && (!online || unread.tries >= FAILURES_TO_SHOW);
}

/** Where only Firestore is out of reach and the API isn't, it isn't the network. */
function isOffline({ connection: { online, firestore, isApiReachable } }: EngineState): boolean {
  return !online || (firestore === 'disconnected' && isApiReachable !== true);
}

/** Someone who never synced is a free user; someone who did has a Pro that lapsed. */
function withoutPro({ durable, connection: { identity } }: EngineState): SyncStatus {
  const hasSynced = DATA_TYPES.some((type) => durable[type].cursor !== null);
  const hadPro = identity?.uid && identity.entitlement.proUntilMs > 0;
  return { state: hasSynced || hadPro ? 'paused' : 'free' };
}

function attentionOf(state: EngineState): SyncStatus | null {
  const { transient } = state;
  const isFailing = DATA_TYPES.some(
    (type) => transient[type].failures >= FAILURES_TO_SHOW && !isAllDone(state, type),
  );
  if (isFailing) {
    return { state: 'attention', reason: 'server-refuses' };
  }
  const refused = DATA_TYPES.flatMap((dataType) =>
    transient[dataType].refusedItems.map((itemId) => ({ dataType, itemId })),
  );
  if (refused.length > 0) {
    return { state: 'attention', reason: 'item-refused', items: refused.slice(0, MOST_NAMED) };
  }
  return heldBackOf(state);
}

/** Of the first type that is full. */
function heldBackOf({ transient }: EngineState): SyncStatus | null {
  for (const dataType of DATA_TYPES) {
    const { heldBack } = transient[dataType];
    if (!heldBack) continue;
    const { quota, limit } = heldBack;
    const items = heldBack.ids.slice(0, MOST_NAMED).map((itemId) => ({ dataType, itemId }));
    return { state: 'attention', reason: 'quota-reached', dataType, quota, limit, items };
  }
  return null;
}

/** What failed through the one door was done by the other. */
function isAllDone(state: EngineState, type: DataType): boolean {
  return isDoneByApi(state, type) && isAtHead(state.durable[type], state.transient[type]);
}

/** Whatever the heads say. */
function isDoneByApi(state: EngineState, type: DataType): boolean {
  const { request, mustPull } = state.transient[type];
  const hasToSend = sendableCountOf(state, type) > 0;
  return !request && !mustPull && !hasToSend && isReadWhole(state.durable[type]);
}

function isSynced(state: EngineState): boolean {
  const { firestore } = state.connection;
  if (dirtyCount(state) > 0 || isAmidPull(state)) return false;
  // A worker that has just started doesn't take back what the one before it said, but for what a head shows (SPEC R5).
  if (firestore === 'connecting')
    return (
      state.status.state === 'synced' &&
      !DATA_TYPES.some((type) => isBehind(state.durable[type], state.transient[type]))
    );
  return DATA_TYPES.every((type) => isAllDone(state, type));
}

/** What the worker before said is over then, as where an update has everything read again (SPEC R5). */
function isAmidPull({ durable }: EngineState): boolean {
  return DATA_TYPES.some((type) => !isReadWhole(durable[type]));
}

function synced({ status }: EngineState, now: number): SyncStatus {
  return status.state === 'synced' ? status : { state: 'synced', at: now };
}
