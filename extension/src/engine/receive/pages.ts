import {
  type DataType,
  type PullPage,
  parseCursor,
  SCHEMA_VERSION,
  valueIn,
} from '@daybook/protocol';
import type { ConfirmedChange, PullResult } from '../contract/event.ts';
import type { Moment } from '../contract/moment.ts';
import { applyChanges, moveCursor } from '../items/applyChanges.ts';
import { endFullPull } from '../items/endFullPull.ts';
import { beginFullPull, collect, isOtherHistory } from '../items/fullPull.ts';
import { withOwnId } from '../items/ownCommits.ts';
import { type EngineState, withType } from '../state/state.ts';
import { headName, isBehind } from './heads.ts';
import { withFailure, withSuccess } from './retry.ts';

/** What a pull brought: a delta from the cursor it was asked with, or a part of everything (SPEC P2, P14). */
export function withPage(
  state: EngineState,
  type: DataType,
  page: PullPage,
  moment: Moment,
): EngineState {
  const cursor = parseCursor(page.cursor);
  if (!cursor) throw new Error(`The server sent a cursor that is none: ${page.cursor}`);
  // An own commit was acknowledged meanwhile: deletions since may be purged, and this page not know of them (SPEC P6).
  const isOutrun = state.durable[type].cursor !== state.transient[type].askedFrom;
  if (isOutrun) return withSuccess(withType(state, type, { transient: { mustPull: false } }), type);
  const taken = state.durable[type].fullPull
    ? takeFullPage(state, type, page, moment)
    : takePage(state, type, page, moment);
  const moved = moveCursor(taken, type, cursor, moment);
  const isSchemaAhead = page.schema > SCHEMA_VERSION;
  const pulled = withType(moved, type, { transient: { mustPull: page.hasMore, isSchemaAhead } });
  return hasMissedHead(pulled, type)
    ? withFailure(pulled, type, moment)
    : withSuccess(pulled, type);
}

function takePage(state: EngineState, type: DataType, page: PullPage, moment: Moment): EngineState {
  const { cursor } = state.durable[type];
  // Amid a first pull a device meets commits of its own from an earlier session, too.
  const isWhole = cursor !== null && cursor.after === undefined;
  const known = isWhole ? withOwnId(state, type, page.changes, moment) : state;
  return applyChanges(known, type, page.changes.map(asConfirmed), moment);
}

function takeFullPage(
  state: EngineState,
  type: DataType,
  page: PullPage,
  moment: Moment,
): EngineState {
  const collected = collect(state, type, page.changes.map(asConfirmed), page.skipped);
  return page.hasMore ? collected : endFullPull(collected, type, page, moment);
}

/** A cursor at the start never expires (SPEC P6): what says so is asked again like any failure (SPEC P16). */
export function withExpired(
  state: EngineState,
  type: DataType,
  { head }: Extract<PullResult, { outcome: 'expired' }>,
  moment: Moment,
): EngineState {
  const { cursor, fullPull } = state.durable[type];
  const followed = state.transient[type].head;
  const seen = head ?? (followed?.isConfirmed ? followed : null);
  const begun = beginFullPull(state, type, !fullPull && isOtherHistory(cursor, seen));
  const isAgain = fullPull !== null || cursor === null || cursor.version === 0;
  return isAgain ? withFailure(begun, type, moment) : begun;
}

/** What was known of when the pull was asked for can only be missing if the two doors are of different histories. */
function hasMissedHead(state: EngineState, type: DataType): boolean {
  const { head, mustPull, pulledFor } = state.transient[type];
  return (
    !mustPull &&
    headName(head) === pulledFor &&
    isBehind(state.durable[type], state.transient[type])
  );
}

function asConfirmed(change: PullPage['changes'][number]): ConfirmedChange {
  const { id, version, commitId, editedAt, deviceId } = change;
  return { id, version, commitId, editedAt, deviceId, value: valueIn(change) };
}
