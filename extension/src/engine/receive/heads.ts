import { DATA_TYPES, type DataType, isValidItem, valueAfter } from '@daybook/protocol';
import { getEntry } from '../../shared/items.ts';
import type { ConfirmedChange } from '../contract/event.ts';
import type { Moment } from '../contract/moment.ts';
import { applyChanges, applyOwnCommit, isOnTop, moveCursor } from '../items/applyChanges.ts';
import type { EngineState } from '../state/state.ts';
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
  const acknowledged = acknowledgeChain(state, type, head.commitId, moment);
  const { version, commitId } = head;
  const changes = nextChanges(acknowledged, type, head);
  if (commitId === null || changes === null) return acknowledged;
  return moveCursor(applyChanges(acknowledged, type, changes, moment), type, { version, commitId });
}

/** A head of one's own: the server has that commit, and those that it was queued behind. */
function acknowledgeChain(
  state: EngineState,
  type: DataType,
  commitId: string | null,
  moment: Moment,
): EngineState {
  const { outbox, cursor } = state.durable[type];
  const [first] = outbox;
  const own = outbox.findIndex((commit) => commit.commitId === commitId);
  if (own === -1 || !first || !isOnTop(first, cursor)) return state;
  return outbox
    .slice(0, own + 1)
    .reduce((known, commit) => applyOwnCommit(known, type, commit, moment), state);
}

/** The head's changes, if they are all that the cursor lacks and are carried in full; otherwise null. */
function nextChanges(
  state: EngineState,
  type: DataType,
  { version, commitId, parent, deviceId, changes }: FollowedHead,
): ConfirmedChange[] | null {
  const { cursor, isFullPull } = state.durable[type];
  const isNext =
    !isFullPull && !state.transient[type].isSchemaAhead && isOnTop({ version, parent }, cursor);
  if (!isNext || commitId === null || changes === null) return null;
  const carried: ConfirmedChange[] = [];
  for (const [id, change] of Object.entries(changes)) {
    const value = valueAfter(change, getEntry(state.items[type].server, id));
    if (value === undefined || !isValidItem(type, id, value)) return null;
    carried.push({ id, value, editedAt: change.editedAt, version, commitId, deviceId });
  }
  return carried;
}

/** The server has what this device lacks, or is of another history (SPEC P6); only a pull can find out. */
export function isBehind({ cursor }: TypeDurable, { head }: TypeTransient): boolean {
  if (!head?.isConfirmed || cursor === null) return false;
  if (head.version === cursor.version) return head.commitId !== cursor.commitId;
  return head.version > cursor.version;
}

/** The head was seen, and nothing of it is missing here. */
export function isAtHead(durable: TypeDurable, transient: TypeTransient): boolean {
  const { cursor } = durable;
  const { head } = transient;
  if (head === null || cursor === null || cursor.after !== undefined) return false;
  return head.version <= cursor.version && !isBehind(durable, transient);
}
