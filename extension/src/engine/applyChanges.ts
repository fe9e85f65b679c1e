import {
  type Cursor,
  type DataType,
  isEqual,
  isValidItem,
  mergeItem,
  type Revision,
} from '@daybook/protocol';
import { getEntry, type ServerItem, withEntry } from '../local/items.ts';
import { type Lost, withConflicts } from './conflictLog.ts';
import type { ConfirmedChange, Moment } from './event.ts';
import {
  type EngineState,
  NEVER_STORED,
  type OutgoingCommit,
  withItems,
  withLive,
  withSync,
} from './state.ts';

/** Takes in what the server has (SPEC P, M). News that are older than what is known change nothing. */
export function applyChanges(
  state: EngineState,
  type: DataType,
  changes: readonly ConfirmedChange[],
  moment: Moment,
): EngineState {
  let { server, local } = state.items[type];
  const tombstones = { ...state.live[type].tombstones };
  const losses: Lost[] = [];
  for (const change of changes) {
    if (isStale(state, type, change)) continue;
    const theirs = readRevision(type, change);
    if (!theirs) continue;
    const base: Revision = getEntry(server, change.id) ?? NEVER_STORED;
    const mine = getEntry(local, change.id);
    server = withEntry(server, change.id, asServerItem(theirs, change.version));
    if (theirs.value === null) tombstones[change.id] = change.version;
    else delete tombstones[change.id];
    if (!mine) continue;
    if (isOwnEarlier(state, change, mine)) {
      if (isSameRevision(mine, theirs)) local = withEntry(local, change.id, undefined);
      continue;
    }
    const { result, loss } = mergeItem(type, change.id, { base, mine, theirs });
    local = withEntry(local, change.id, stillToSend(result, theirs));
    if (loss) losses.push({ dataType: type, itemId: change.id, ...loss });
  }
  const applied = withItems(withLive(state, type, { tombstones }), type, { server, local });
  return withConflicts(applied, losses, moment);
}

function isStale(state: EngineState, type: DataType, { id, version }: ConfirmedChange): boolean {
  const { cursor } = state.sync[type];
  if (cursor && cursor.after === undefined && version <= cursor.version) return true;
  const known = getEntry(state.items[type].server, id)?.version ?? 0;
  return version <= Math.max(known, state.live[type].tombstones[id] ?? 0);
}

function readRevision(type: DataType, { id, value, editedAt }: ConfirmedChange): Revision | null {
  return isValidItem(type, id, value) ? { value: value as Revision['value'], editedAt } : null;
}

function asServerItem({ value, editedAt }: Revision, version: number): ServerItem | undefined {
  return value === null ? undefined : { value, editedAt, version };
}

/** What this device committed itself is what its own revision was made on: nothing to merge. */
function isOwnEarlier(state: EngineState, change: ConfirmedChange, mine: Revision): boolean {
  return change.deviceId === state.deviceId && mine.editedAt >= change.editedAt;
}

/** A clamped clock can give two revisions one time, so the time alone doesn't tell (SPEC C7). */
export function isSameRevision(one: Revision, other: Revision): boolean {
  return one.editedAt === other.editedAt && isEqual(one.value, other.value);
}

/** The merged revision, later than the one it goes on top of (SPEC M8); none if the server has it already. */
function stillToSend(result: Revision, theirs: Revision): Revision | undefined {
  if (isEqual(result.value, theirs.value)) return undefined;
  return { ...result, editedAt: Math.max(result.editedAt, theirs.editedAt + 1) };
}

/** Everything up to `cursor` is known now. */
export function moveCursor(state: EngineState, type: DataType, cursor: Cursor): EngineState {
  const { outbox } = state.sync[type];
  const own = outbox.findIndex(({ commitId }) => commitId === cursor.commitId);
  const tombstones = Object.fromEntries(
    Object.entries(state.live[type].tombstones).filter(([, version]) => version > cursor.version),
  );
  const moved = withSync(state, type, { cursor, outbox: outbox.slice(own + 1) });
  return withLive(moved, type, { tombstones });
}

/** An own commit is known to be applied. */
export function applyOwnCommit(
  state: EngineState,
  type: DataType,
  commit: OutgoingCommit,
  moment: Moment,
): EngineState {
  const { version, commitId, deviceId } = commit;
  const changes = commit.changes.map((change) => ({ ...change, version, commitId, deviceId }));
  const applied = applyChanges(state, type, changes, moment);
  const { cursor } = state.sync[type];
  const isNext = cursor?.version === version - 1 && cursor.after === undefined;
  return isNext ? moveCursor(applied, type, { version, commitId }) : applied;
}
