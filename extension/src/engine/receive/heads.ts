import { type Cursor, DATA_TYPES, type DataType, isValidItem, valueAfter } from '@daybook/protocol';
import { getEntry } from '../../shared/items.ts';
import type { ConfirmedChange } from '../contract/event.ts';
import type { Moment } from '../contract/moment.ts';
import { DAY, dueTime, TIMING } from '../contract/timing.ts';
import {
  applyChanges,
  applyOwnCommit,
  isOnTop,
  moveCursor,
  withTime,
} from '../items/applyChanges.ts';
import { beginFullPull } from '../items/fullPull.ts';
import { judgeOwn, withOwnId } from '../items/ownCommits.ts';
import { type EngineState, withType } from '../state/state.ts';
import type { FollowedHead, TypeDurable, TypeTransient } from '../state/typeState.ts';

/**
 * Takes what the heads say of their own commits (SPEC P8, P9): acknowledgements of queued commits, and the changes of the
 * one commit that follows the cursor. What they don't say is pulled.
 */
export function followHeads(state: EngineState, moment: Moment): EngineState {
  let next = state;
  for (const type of DATA_TYPES) next = followHead(next, type, moment);
  return next;
}

/** While a request is under way its answer may move the cursor, so the head waits for it. */
function followHead(state: EngineState, type: DataType, moment: Moment): EngineState {
  const { head, request } = state.transient[type];
  if (!head?.isConfirmed || request !== null) return state;
  if (isOfOtherHistory(state.durable[type], state.transient[type]))
    return beginFullPull(state, type, true);
  const acknowledged = acknowledgeShown(withHeadOfOwnId(state, type, head, moment), type, moment);
  const { version, commitId, updatedAt } = head;
  const changes = nextChanges(acknowledged, type, head);
  if (commitId === null || changes === null) return withHeadTime(acknowledged, type, head);
  const applied = applyChanges(acknowledged, type, changes, moment);
  const at = updatedAt ?? acknowledged.durable[type].cursor?.at;
  return moveCursor(applied, type, withTime({ version, commitId }, at), moment);
}

/** There was no commit after the cursor yet when the head was written that it is at (SPEC P6). */
function withHeadTime(state: EngineState, type: DataType, { updatedAt }: FollowedHead) {
  const { [type]: durable } = state.durable;
  const isAt = placeOf(durable, state.transient[type]) === 'at' && isReadWhole(durable);
  if (!isAt || updatedAt === null || updatedAt - (durable.cursor.at ?? 0) < DAY) return state;
  const cursor = { ...durable.cursor, at: updatedAt };
  return withType(state, type, { durable: { cursor } });
}

/**
 * The head, or its parent, has the cursor's version and isn't its commit: no history has both. Nor does the live query of a
 * history ever bring a head below one that it brought before (SPEC P13).
 */
function isOfOtherHistory(
  { cursor, fullPull }: TypeDurable,
  { head, hasHeadGoneBack, pulledFor }: TypeTransient,
): boolean {
  const isWhole = cursor !== null && cursor.after === undefined && cursor.version > 0;
  if (!head || !isWhole || fullPull) return false;
  // A live query that lags behind may show the old history once more; what was pulled since is newer (SPEC P18).
  if (pulledFor === headName(head) && !hasHeadGoneBack) return false;
  const above = head.version - cursor.version;
  if (above === 0) return head.commitId !== cursor.commitId;
  return hasHeadGoneBack || (above === 1 && head.parent !== cursor.commitId);
}

function withHeadOfOwnId(
  state: EngineState,
  type: DataType,
  head: FollowedHead,
  moment: Moment,
): EngineState {
  const { cursor, fullPull } = state.durable[type];
  const isBehindHead =
    cursor !== null && cursor.after === undefined && head.version > cursor.version;
  return isBehindHead && !fullPull ? withOwnId(state, type, [head], moment) : state;
}

/** A head of one's own, or on top of one: the server has that commit, and those that it was queued behind. */
function acknowledgeShown(state: EngineState, type: DataType, moment: Moment): EngineState {
  return judgeOwn(state, type, []).applied.reduce(
    (known, commit) =>
      isOnTop(commit, known.durable[type].cursor)
        ? applyOwnCommit(known, type, commit, moment)
        : known,
    state,
  );
}

/** The head's changes, if they are all that the cursor lacks and are carried in full; otherwise null. */
function nextChanges(
  state: EngineState,
  type: DataType,
  { version, commitId, parent, deviceId, changes }: FollowedHead,
): ConfirmedChange[] | null {
  const { cursor, fullPull } = state.durable[type];
  const isNext =
    !fullPull && !state.transient[type].isSchemaAhead && isOnTop({ version, parent }, cursor);
  if (!isNext || commitId === null || changes === null) return null;
  const carried: ConfirmedChange[] = [];
  for (const [id, change] of Object.entries(changes)) {
    const value = valueAfter(change, getEntry(state.items[type].server, id));
    if (value === undefined || !isValidItem(type, id, value)) return null;
    carried.push({ id, value, editedAt: change.editedAt, version, commitId, deviceId });
  }
  return carried;
}

/** How the head that is followed compares with the cursor. */
type HeadPlace = 'unknown' | 'at' | 'ahead' | 'below' | 'other';

/**
 * `other` has the cursor's version and isn't its commit. A head is `below` when the live query lags behind an answer of the
 * API door, or when the server went back (SPEC P13).
 */
function placeOf({ cursor }: TypeDurable, { head }: TypeTransient): HeadPlace {
  if (!head?.isConfirmed || cursor === null) return 'unknown';
  if (head.version !== cursor.version) return head.version > cursor.version ? 'ahead' : 'below';
  return head.commitId === cursor.commitId ? 'at' : 'other';
}

/** The server has what this device lacks, or is of another history (SPEC P6); only a pull can find out. */
export function isBehind(durable: TypeDurable, transient: TypeTransient): boolean {
  const place = placeOf(durable, transient);
  return place === 'ahead' || place === 'other';
}

/** A head below the cursor that no pull was asked for since it was seen. */
function isUnverified(durable: TypeDurable, transient: TypeTransient): boolean {
  const { head, pulledFor } = transient;
  return placeOf(durable, transient) === 'below' && pulledFor !== headName(head);
}

/** What {@link TypeTransient.pulledFor} has of a head; a type without one has a name as well. */
export function headName(head: FollowedHead | null): string | null {
  return head && (head.commitId ?? '0');
}

/**
 * When it is to be found out why the head is below the cursor, null if it isn't: sooner where it came so, and after a while
 * where it only hasn't moved since the cursor did (SPEC P13).
 */
export function verifyTime(
  durable: TypeDurable,
  transient: TypeTransient,
  now: number,
): number | null {
  const { aheadSince, hasHeadFallen, retryAt } = transient;
  if (aheadSince === null || !isUnverified(durable, transient)) return null;
  const wait = hasHeadFallen ? TIMING.repull : TIMING.headLag;
  return Math.max(retryAt, dueTime(aheadSince + wait, now, wait));
}

/** Notes since when a head is below the cursor, and each day that the cursor is still all there is. */
export function watchHeads(state: EngineState, { now }: Moment): EngineState {
  const serverNow = now + state.clockOffset;
  return DATA_TYPES.reduce((next, type) => {
    const { aheadSince } = next.transient[type];
    const place = placeOf(next.durable[type], next.transient[type]);
    if (place === 'at' && Math.abs(serverNow - next.durable[type].currentAt) > DAY) {
      return withType(next, type, { durable: { currentAt: serverNow } });
    }
    const isBelow = isUnverified(next.durable[type], next.transient[type]);
    if (isBelow === (aheadSince !== null)) return next;
    return withType(next, type, { transient: { aheadSince: isBelow ? now : null } });
  }, state);
}

/** The cursor stands for all up to it: no pull is under way, none begins again. */
export function isReadWhole(
  durable: TypeDurable,
): durable is TypeDurable & { readonly cursor: Cursor } {
  const { cursor, fullPull } = durable;
  return cursor !== null && cursor.after === undefined && fullPull === null;
}

/** The head was seen, and nothing of it is missing here. */
export function isAtHead(durable: TypeDurable, transient: TypeTransient): boolean {
  const { head } = transient;
  if (head === null || !isReadWhole(durable)) return false;
  if (transient.hasHeadFallen && isUnverified(durable, transient)) return false;
  return head.version <= durable.cursor.version && !isBehind(durable, transient);
}
