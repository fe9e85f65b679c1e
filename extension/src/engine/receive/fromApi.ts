import {
  type DataType,
  type PullPage,
  parseCursor,
  SCHEMA_VERSION,
  valueIn,
} from '@daybook/protocol';
import type {
  ApiDoorEvent,
  ConfirmedChange,
  Moment,
  PushResult,
  RequestFailure,
} from '../contract/event.ts';
import { TIMING } from '../contract/timing.ts';
import { applyChanges, applyOwnCommit, moveCursor } from '../items/applyChanges.ts';
import { beginFullPull, endFullPull, withSeen } from '../items/fullPull.ts';
import { type EngineState, withConnection, withLive, withSync } from '../state/state.ts';
import type { OutgoingCommit } from '../state/typeState.ts';
import type { Step } from '../step.ts';
import { isBehind } from './heads.ts';
import { succeeded, withFailure } from './retry.ts';

/** What the API door answered. */
export function takeAnswer(state: EngineState, event: ApiDoorEvent, moment: Moment): Step {
  const { dataType: type } = event;
  const { request } = state.live[type];
  const isApiReachable = event.result.outcome !== 'unreachable';
  const answered = withLive(withConnection(state, { isApiReachable }), type, { request: null });
  if (event.type === 'pulled') {
    if (request !== 'pull') return { state, effects: [] };
    const { result } = event;
    switch (result.outcome) {
      case 'page':
        return done(
          takePage({ ...answered, clockOffset: result.clockOffset }, type, result.page, moment),
        );
      case 'expired':
        return done(beginFullPull(answered, type));
      default:
        return failed(answered, type, result, moment);
    }
  }
  if (request === null || request === 'pull' || request.commitId !== event.commitId) {
    return { state, effects: [] };
  }
  const { result } = event;
  switch (result.outcome) {
    case 'applied':
      return done(pushed(answered, type, request, moment));
    case 'conflict':
      return done(collided(answered, type, result, moment));
    default:
      return failed(answered, type, result, moment);
  }
}

function done(state: EngineState): Step {
  return { state, effects: [] };
}

/** Commits that Firestore still holds are refused from now on: the version is taken. */
function pushed(
  state: EngineState,
  type: DataType,
  commit: OutgoingCommit,
  moment: Moment,
): EngineState {
  const applied = succeeded(applyOwnCommit(state, type, commit, moment), type);
  return applied.sync[type].outbox.length > 0
    ? withSync(applied, type, { refused: true })
    : applied;
}

function takePage(state: EngineState, type: DataType, page: PullPage, moment: Moment): EngineState {
  const cursor = parseCursor(page.cursor);
  if (!cursor) throw new Error(`The server sent a cursor that is none: ${page.cursor}`);
  // An own commit was acknowledged meanwhile: deletions since may be purged, and this page not know of them (SPEC P6).
  const isOutrun = state.sync[type].cursor !== state.live[type].askedFrom;
  if (isOutrun) return succeeded(withLive(state, type, { mustPull: false }), type);
  const applied = applyChanges(state, type, page.changes.map(asConfirmed), moment);
  const seen = withSeen(applied, type, page.changes);
  const moved = moveCursor(page.hasMore ? seen : endFullPull(seen, type, moment), type, cursor);
  const isSchemaAhead = page.schema > SCHEMA_VERSION;
  const taken = withLive(moved, type, { mustPull: page.hasMore, isSchemaAhead });
  return hasMissedHead(taken, type)
    ? withLive(taken, type, { failures: 0, retryAt: moment.now + TIMING.repull })
    : succeeded(taken, type);
}

/** What was known of when the pull was asked for can only be missing if the two doors are of different histories. */
function hasMissedHead(state: EngineState, type: DataType): boolean {
  const { head, mustPull, pulledFor } = state.live[type];
  return !mustPull && head?.commitId === pulledFor && isBehind(state.sync[type], state.live[type]);
}

function asConfirmed(change: PullPage['changes'][number]): ConfirmedChange {
  const { id, version, commitId, editedAt, deviceId } = change;
  return { id, version, commitId, editedAt, deviceId, value: valueIn(change) };
}

/** Merged with what came back; others may be pushing too, so the next try comes at a random time. */
function collided(
  state: EngineState,
  type: DataType,
  { page }: Extract<PushResult, { outcome: 'conflict' }>,
  moment: Moment,
): EngineState {
  const retryAt = moment.now + Math.round(moment.random * TIMING.conflictJitter);
  return withLive(takePage(state, type, page, moment), type, { pushByApi: true, retryAt });
}

function failed(
  state: EngineState,
  type: DataType,
  { outcome }: RequestFailure,
  moment: Moment,
): Step {
  return {
    state: withFailure(state, type, moment),
    effects: outcome === 'forbidden' ? [{ type: 'refreshIdentity' }] : [],
  };
}
