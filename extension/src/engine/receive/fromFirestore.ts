import { DATA_TYPES, type DataType, SCHEMA_VERSION } from '@daybook/protocol';
import { wantDevices } from '../account/devices.ts';
import { withSignInChecked } from '../account/signInCheck.ts';
import type { DirectDoorEvent, SeenHead } from '../contract/event.ts';
import type { Moment } from '../contract/moment.ts';
import { applyOwnCommit } from '../items/applyChanges.ts';
import { type EngineState, withConnection, withType } from '../state/state.ts';
import { type Step, stepTo } from '../state/step.ts';
import { withDirectRefusal } from './directRefusal.ts';
import { withSuccess } from './retry.ts';

const NO_HEAD = {
  version: 0,
  commitId: null,
  parent: null,
  deviceId: '',
  schema: SCHEMA_VERSION,
  updatedAt: null,
  hasPendingWrites: false,
  changes: null,
};

/** What Firestore's live query and queue say. */
export function takeFromFirestore(
  state: EngineState,
  event: DirectDoorEvent,
  moment: Moment,
): Step {
  switch (event.type) {
    case 'headsSeen':
      return stepTo(seeHeads(state, event, moment));
    case 'listenFailed':
      return listenFailed(state, event, moment);
    case 'firestoreReplaced':
      return stepTo(replaced(state, moment));
    case 'commitAcknowledged':
      return stepTo(acknowledge(state, event.dataType, event.commitId, moment));
    case 'commitRefused':
      return stepTo(refuse(state, event.dataType, event.commitId, moment));
  }
}

function seeHeads(
  state: EngineState,
  { fromServer, heads }: Extract<DirectDoorEvent, { type: 'headsSeen' }>,
  { now }: Moment,
): EngineState {
  let next = connectionSeen(state, fromServer, now);
  for (const type of DATA_TYPES) next = seeHead(next, type, heads[type], fromServer);
  return next;
}

function connectionSeen(state: EngineState, fromServer: boolean, now: number): EngineState {
  const { firestore } = state.connection;
  if (fromServer) {
    // While it wasn't connected, this device may have been removed (SPEC V6).
    const known = firestore === 'connected' ? state : wantDevices(state);
    return withConnection(known, { firestore: 'connected', since: now, attempts: 0 });
  }
  return firestore === 'connected'
    ? withConnection(state, { firestore: 'disconnected', since: now, isApiReachable: null })
    : state;
}

function seeHead(
  state: EngineState,
  type: DataType,
  seen: SeenHead | undefined,
  fromServer: boolean,
): EngineState {
  const { schema, ...head } = seen ?? NO_HEAD;
  const isConfirmed = fromServer && !head.hasPendingWrites;
  const { head: before, pulledFor, seenVersion, hasHeadGoneBack } = state.transient[type];
  const { cursor } = state.durable[type];
  const isNews = before?.commitId !== head.commitId;
  return withType(state, type, {
    transient: {
      head: { ...head, isConfirmed },
      isSchemaAhead: schema > SCHEMA_VERSION,
      // A head that comes back is of a server that went back: what was pulled for it before says nothing.
      pulledFor: isNews ? null : pulledFor,
      hasHeadFallen: isConfirmed && head.version < (cursor?.version ?? 0),
      seenVersion: isConfirmed ? head.version : seenVersion,
      hasHeadGoneBack: hasHeadGoneBack || (isConfirmed && head.version < seenVersion),
    },
  });
}

/** A live query that ended is started again; if the account may not read any more, its claims are asked for first. */
function listenFailed(
  state: EngineState,
  { reason }: Extract<DirectDoorEvent, { type: 'listenFailed' }>,
  { now }: Moment,
): Step {
  const lost = withConnection(state, { listening: false, firestore: 'disconnected', since: now });
  return reason === 'forbidden' ? withSignInChecked(stepTo(lost), now) : stepTo(lost);
}

/** What the old client held may be gone with its database, so nothing more is heard of it (SPEC P8). */
function replaced(state: EngineState, { now }: Moment): EngineState {
  const known = DATA_TYPES.reduce(
    (next, type) => withType(next, type, { transient: { inFlight: [], head: null } }),
    state,
  );
  return withConnection(known, { listening: false, firestore: 'connecting', since: now });
}

function acknowledge(
  state: EngineState,
  type: DataType,
  commitId: string,
  moment: Moment,
): EngineState {
  const landed = withoutFlight(state, type, commitId);
  const commit = state.durable[type].outbox.find((queued) => queued.commitId === commitId);
  if (!commit) return landed;
  const taken = applyOwnCommit({ ...landed, directRefusedAt: null }, type, commit, moment);
  return withSuccess(taken, type);
}

/** Of a commit that is known to be refused already it says nothing of what was queued since. */
function refuse(state: EngineState, type: DataType, commitId: string, moment: Moment): EngineState {
  const landed = withoutFlight(state, type, commitId);
  const queued = state.durable[type].outbox.find((commit) => commit.commitId === commitId);
  if (!queued) return landed;
  const noted = withDirectRefusal(landed, type, queued, moment);
  return withType(noted, type, { durable: { refused: true } });
}

function withoutFlight(state: EngineState, type: DataType, commitId: string): EngineState {
  const { inFlight } = state.transient[type];
  return withType(state, type, {
    transient: { inFlight: inFlight.filter((id) => id !== commitId) },
  });
}
