import { DATA_TYPES, type DataType, SCHEMA_VERSION } from '@daybook/protocol';
import { wantDevices } from '../account/devices.ts';
import { withSignInChecked } from '../account/signInCheck.ts';
import type { DirectDoorEvent, Moment, SeenHead } from '../contract/event.ts';
import { applyOwnCommit } from '../items/applyChanges.ts';
import { type EngineState, withConnection, withLive, withSync } from '../state/state.ts';
import type { Step } from '../step.ts';

const NO_HEAD = {
  version: 0,
  commitId: null,
  parent: null,
  deviceId: '',
  schema: SCHEMA_VERSION,
  hasPendingWrites: false,
  changes: null,
};

/** What Firestore's live query and queue say. */
export function observe(state: EngineState, event: DirectDoorEvent, moment: Moment): Step {
  switch (event.type) {
    case 'headsSeen':
      return { state: seeHeads(state, event, moment), effects: [] };
    case 'listenFailed':
      return listenFailed(state, event, moment);
    case 'commitAcknowledged':
      return { state: acknowledge(state, event.dataType, event.commitId, moment), effects: [] };
    case 'commitRefused':
      return { state: refuse(state, event.dataType, event.commitId), effects: [] };
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
    return withConnection(known, { firestore: 'connected', since: now });
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
  return withLive(state, type, {
    head: { ...head, isConfirmed },
    isSchemaAhead: schema > SCHEMA_VERSION,
  });
}

/** A live query that ended is started anew; if the account may not read any more, its claims are asked for first. */
function listenFailed(
  state: EngineState,
  { reason }: Extract<DirectDoorEvent, { type: 'listenFailed' }>,
  { now }: Moment,
): Step {
  const lost = withConnection(state, { listening: false, firestore: 'disconnected', since: now });
  const step: Step = { state: lost, effects: [] };
  return reason === 'forbidden' ? withSignInChecked(step, now) : step;
}

function acknowledge(
  state: EngineState,
  type: DataType,
  commitId: string,
  moment: Moment,
): EngineState {
  const landed = withoutFlight(state, type, commitId);
  const commit = state.sync[type].outbox.find((queued) => queued.commitId === commitId);
  return commit ? applyOwnCommit(landed, type, commit, moment) : landed;
}

function refuse(state: EngineState, type: DataType, commitId: string): EngineState {
  return withSync(withoutFlight(state, type, commitId), type, { refused: true });
}

function withoutFlight(state: EngineState, type: DataType, commitId: string): EngineState {
  const { inFlight } = state.live[type];
  return withLive(state, type, { inFlight: inFlight.filter((id) => id !== commitId) });
}
