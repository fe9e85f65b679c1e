import {
  type DataType,
  type PullPage,
  parseCursor,
  SCHEMA_VERSION,
  valueIn,
} from '@daybook/protocol';
import type { OutgoingCommit } from '../contract/commit.ts';
import type {
  ApiDoorEvent,
  ConfirmedChange,
  PullResult,
  PushResult,
  RequestFailure,
} from '../contract/event.ts';
import type { Moment } from '../contract/moment.ts';
import { TIMING } from '../contract/timing.ts';
import { applyChanges, applyOwnCommit, moveCursor } from '../items/applyChanges.ts';
import { beginFullPull, endFullPull, withSeen } from '../items/fullPull.ts';
import { type EngineState, withConnection, withType } from '../state/state.ts';
import { type Step, stepTo } from '../state/step.ts';
import { isBehind } from './heads.ts';
import { withFailure, withSuccess } from './retry.ts';

/** What the API door answered. */
export function takeFromApi(state: EngineState, event: ApiDoorEvent, moment: Moment): Step {
  const { dataType: type } = event;
  const { request } = state.transient[type];
  const isApiReachable = event.result.outcome !== 'unreachable';
  const answered = withClock(
    withType(withConnection(state, { isApiReachable }), type, { transient: { request: null } }),
    event.result,
  );
  if (event.type === 'pulled') {
    if (request !== 'pull') return stepTo(state);
    const { result } = event;
    switch (result.outcome) {
      case 'page':
        return stepTo(withPage(answered, type, result.page, moment));
      case 'expired':
        return stepTo(beginFullPull(answered, type));
      default:
        return onFailed(answered, type, result, moment);
    }
  }
  if (request === null || request === 'pull' || request.commitId !== event.commitId) {
    return stepTo(state);
  }
  const { result } = event;
  switch (result.outcome) {
    case 'applied':
      return stepTo(withPushApplied(answered, type, request, moment));
    case 'conflict':
      return stepTo(withConflict(answered, type, result, moment));
    default:
      return onFailed(answered, type, result, moment);
  }
}

/** Each answer of the server's own shows its clock, a refusal too. */
function withClock(state: EngineState, result: PullResult | PushResult): EngineState {
  const clockOffset = 'clockOffset' in result ? result.clockOffset : null;
  return typeof clockOffset === 'number' ? { ...state, clockOffset } : state;
}

/** Commits that Firestore still holds are refused from now on: the version is taken. */
function withPushApplied(
  state: EngineState,
  type: DataType,
  commit: OutgoingCommit,
  moment: Moment,
): EngineState {
  const applied = withSuccess(applyOwnCommit(state, type, commit, moment), type);
  return applied.durable[type].outbox.length > 0
    ? withType(applied, type, { durable: { refused: true } })
    : applied;
}

function withPage(state: EngineState, type: DataType, page: PullPage, moment: Moment): EngineState {
  const cursor = parseCursor(page.cursor);
  if (!cursor) throw new Error(`The server sent a cursor that is none: ${page.cursor}`);
  // An own commit was acknowledged meanwhile: deletions since may be purged, and this page not know of them (SPEC P6).
  const isOutrun = state.durable[type].cursor !== state.transient[type].askedFrom;
  if (isOutrun) return withSuccess(withType(state, type, { transient: { mustPull: false } }), type);
  const applied = applyChanges(state, type, page.changes.map(asConfirmed), moment);
  const seen = withSeen(applied, type, page.changes);
  const moved = moveCursor(page.hasMore ? seen : endFullPull(seen, type, moment), type, cursor);
  const isSchemaAhead = page.schema > SCHEMA_VERSION;
  const taken = withType(moved, type, { transient: { mustPull: page.hasMore, isSchemaAhead } });
  return hasMissedHead(taken, type)
    ? withType(taken, type, { transient: { failures: 0, retryAt: moment.now + TIMING.repull } })
    : withSuccess(taken, type);
}

/** What was known of when the pull was asked for can only be missing if the two doors are of different histories. */
function hasMissedHead(state: EngineState, type: DataType): boolean {
  const { head, mustPull, pulledFor } = state.transient[type];
  return (
    !mustPull &&
    head?.commitId === pulledFor &&
    isBehind(state.durable[type], state.transient[type])
  );
}

function asConfirmed(change: PullPage['changes'][number]): ConfirmedChange {
  const { id, version, commitId, editedAt, deviceId } = change;
  return { id, version, commitId, editedAt, deviceId, value: valueIn(change) };
}

/** Merged with what came back; others may be pushing too, so the next try comes at a random time. */
function withConflict(
  state: EngineState,
  type: DataType,
  { page }: Extract<PushResult, { outcome: 'conflict' }>,
  moment: Moment,
): EngineState {
  const retryAt = moment.now + Math.round(moment.random * TIMING.conflictJitter);
  return withType(withPage(state, type, page, moment), type, {
    transient: { pushByApi: true, retryAt },
  });
}

function onFailed(
  state: EngineState,
  type: DataType,
  { outcome }: RequestFailure | Extract<PushResult, { outcome: 'too-large' }>,
  moment: Moment,
): Step {
  const later = withFailure(state, type, moment);
  return outcome === 'forbidden' ? stepTo(later, { type: 'refreshIdentity' }) : stepTo(later);
}
