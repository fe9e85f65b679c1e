import {
  type Cursor,
  type DataType,
  isEqual,
  isValidItem,
  mergeItem,
  type Revision,
} from '@daybook/protocol';
import { BucketsDraft, getEntry, type ServerItem } from '../../shared/items.ts';
import type { OutgoingCommit } from '../contract/commit.ts';
import type { ConfirmedChange } from '../contract/event.ts';
import type { Moment } from '../contract/moment.ts';
import { type EngineState, NEVER_STORED, withType } from '../state/state.ts';
import { type Lost, withConflicts } from './conflictLog.ts';

/** Takes in what the server has (SPEC P, M). News that are older than what is known change nothing. */
export function applyChanges(
  state: EngineState,
  type: DataType,
  changes: readonly ConfirmedChange[],
  moment: Moment,
): EngineState {
  const server = new BucketsDraft(state.items[type].server);
  const local = new BucketsDraft(state.items[type].local);
  const losses: Lost[] = [];
  for (const change of changes) {
    if (isStale(state, type, change)) continue;
    const theirs = readRevision(type, change);
    if (!theirs) continue;
    const base: Revision = server.get(change.id) ?? NEVER_STORED;
    const mine = local.get(change.id);
    server.set(change.id, asServerItem(theirs, change.version));
    if (!mine) continue;
    if (isOwnEarlier(state, change, mine)) {
      if (isSameRevision(mine, theirs)) local.set(change.id, undefined);
      continue;
    }
    const { result, loss } = mergeItem(type, change.id, { base, mine, theirs });
    local.set(change.id, stillToSend(result, theirs));
    if (loss) losses.push({ dataType: type, itemId: change.id, ...loss });
  }
  const items = { server: server.buckets(), local: local.buckets() };
  return withConflicts(withType(state, type, { items }), losses, moment);
}

function isStale(state: EngineState, type: DataType, { id, version }: ConfirmedChange): boolean {
  const { cursor } = state.durable[type];
  if (cursor && cursor.after === undefined && version <= cursor.version) return true;
  return version <= (getEntry(state.items[type].server, id)?.version ?? 0);
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

/** A clamped clock can give two revisions one time, so the time alone doesn't decide (SPEC C7). */
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
  const { outbox } = state.durable[type];
  const own = outbox.findIndex(({ commitId }) => commitId === cursor.commitId);
  return withType(state, type, { durable: { cursor, outbox: outbox.slice(own + 1) } });
}

/** Whether nothing is between the cursor and that commit (SPEC C1, C2). */
export function isOnTop(
  { version, parent }: { readonly version: number; readonly parent: string | null },
  cursor: Cursor | null,
): boolean {
  if (cursor === null || cursor.after !== undefined) return false;
  return version === cursor.version + 1 && parent === cursor.commitId;
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
  // A full pull ends where its last page says: what is not in its pages goes (SPEC P7).
  const { cursor, isFullPull } = state.durable[type];
  return !isFullPull && isOnTop(commit, cursor)
    ? moveCursor(applied, type, { version, commitId })
    : applied;
}
