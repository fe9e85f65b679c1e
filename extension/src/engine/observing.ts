import { DATA_TYPES, type DataType, SCHEMA_VERSION } from '@daybook/protocol';
import { applyChanges, applyOwnCommit, moveCursor } from './applyChanges.ts';
import type { DirectDoorEvent, Moment, SeenHead } from './event.ts';
import { beginFullPull } from './fullPull.ts';
import { withFailure } from './retrying.ts';
import { type EngineState, withConnection, withLive, withSync } from './state.ts';
import type { Step } from './step.ts';

const MAX_QUERY_SIZE = 200;
const NO_HEAD: SeenHead = {
  version: 0,
  schema: SCHEMA_VERSION,
  purgedThrough: 0,
  hasPendingWrites: false,
};

/** What Firestore's live queries and queue say. */
export function observe(state: EngineState, event: DirectDoorEvent, moment: Moment): Step {
  switch (event.type) {
    case 'headsSeen':
      return { state: seeHeads(state, event, moment), effects: [] };
    case 'itemsSeen':
      return { state: seeItems(state, event, moment), effects: [] };
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
  for (const type of DATA_TYPES) {
    next = seeHead(next, type, heads[type], now);
    if (fromServer) next = catchUp(next, type, heads[type]?.purgedThrough ?? 0);
  }
  return next;
}

function connectionSeen(state: EngineState, fromServer: boolean, now: number): EngineState {
  const { firestore } = state.connection;
  if (fromServer) return withConnection(state, { firestore: 'connected', since: now });
  return firestore === 'connected'
    ? withConnection(state, { firestore: 'disconnected', since: now, isApiReachable: null })
    : state;
}

function seeHead(
  state: EngineState,
  type: DataType,
  { version, schema, hasPendingWrites }: SeenHead = NO_HEAD,
  now: number,
): EngineState {
  const before = state.live[type].head;
  const seenAt = before?.version === version ? before.seenAt : now;
  const isSchemaAhead = schema > SCHEMA_VERSION;
  return withLive(state, type, { head: { version, hasPendingWrites, seenAt }, isSchemaAhead });
}

/** The cursor moves only on a whole answer of the server without own writes in it, together with its items (SPEC P1). */
function seeItems(
  state: EngineState,
  event: Extract<DirectDoorEvent, { type: 'itemsSeen' }>,
  moment: Moment,
): EngineState {
  const { dataType: type, fromServer, hasPendingWrites, size, changes, latest } = event;
  const { listening } = state.live[type];
  const applied = withLive(applyChanges(state, type, changes, moment), type, {
    confirmed: listening && fromServer,
    // Begun anew above today's cursor, a query that has grown long is short again.
    listening: listening && (size <= MAX_QUERY_SIZE || !fromServer || hasPendingWrites),
  });
  const isWhole = fromServer && !hasPendingWrites;
  const waiting = withLive(applied, type, { latest: isWhole ? latest : null });
  // Without the heads of this connection nothing says whether deletions were purged in between.
  return state.connection.firestore === 'connected' ? moveToLatest(waiting, type) : waiting;
}

/** A live query doesn't tell of tombstones that are gone: a cursor below them needs a full pull (SPEC P6). */
function catchUp(state: EngineState, type: DataType, purgedThrough: number): EngineState {
  const { cursor, isFullPull } = state.sync[type];
  const isExpired = cursor !== null && cursor.after === undefined && cursor.version < purgedThrough;
  return isExpired && !isFullPull ? beginFullPull(state, type) : moveToLatest(state, type);
}

function moveToLatest(state: EngineState, type: DataType): EngineState {
  const { latest } = state.live[type];
  const { cursor } = state.sync[type];
  if (latest === null || cursor === null || cursor.after !== undefined) return state;
  const told = withLive(state, type, { latest: null });
  if (state.sync[type].isFullPull || latest.version <= cursor.version) return told;
  const { version, commitId } = latest;
  return moveCursor(told, type, { version, commitId });
}

/** Queries that ended are started anew; if the account may not read any more, its claims are asked for first. */
function listenFailed(
  state: EngineState,
  { dataType, reason }: Extract<DirectDoorEvent, { type: 'listenFailed' }>,
  moment: Moment,
): Step {
  const next =
    dataType === null
      ? withConnection(state, { listening: false, firestore: 'disconnected', since: moment.now })
      : withFailure(
          withLive(state, dataType, { listening: false, confirmed: false }),
          dataType,
          moment,
        );
  return { state: next, effects: reason === 'forbidden' ? [{ type: 'refreshIdentity' }] : [] };
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
