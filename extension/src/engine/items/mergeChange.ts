import { type DataType, isEqual, isValidItem, mergeItem, type Revision } from '@daybook/protocol';
import { BucketsDraft, type ServerItem, type TypeItems } from '../../shared/items.ts';
import type { OutgoingCommit } from '../contract/commit.ts';
import type { ConfirmedChange } from '../contract/event.ts';
import { NEVER_STORED } from '../state/state.ts';
import type { Lost } from './conflictLog.ts';
import { sentOf } from './ownCommits.ts';

/** A data type's items while changes are taken in. */
export interface ItemsDraft {
  readonly type: DataType;
  readonly server: BucketsDraft<ServerItem>;
  readonly local: BucketsDraft<Revision>;
  readonly losses: Lost[];
}

export function draftOf(type: DataType, { server, local }: TypeItems): ItemsDraft {
  return {
    type,
    server: new BucketsDraft(server),
    local: new BucketsDraft(local),
    losses: [],
  };
}

export function itemsOf({ server, local }: ItemsDraft): TypeItems {
  return { server: server.buckets(), local: local.buckets() };
}

/** The server's revision, merged with this device's (SPEC M); `unknown` are own commits that may be below it (SPEC M9). */
export function mergeChange(
  { type, server, local, losses }: ItemsDraft,
  change: ConfirmedChange,
  unknown: readonly OutgoingCommit[],
): void {
  const theirs = readRevision(type, change);
  if (!theirs) return;
  const base: Revision = server.get(change.id) ?? NEVER_STORED;
  const mine = local.get(change.id);
  server.set(change.id, asServerItem(theirs, change.version));
  if (!mine) return;
  const sent = sentOf(
    unknown.filter(({ version }) => version < change.version),
    change.id,
  );
  const { result, loss } = mergeItem(type, change.id, { base, mine, theirs, sent });
  local.set(change.id, stillToSend(result, theirs));
  if (loss) losses.push({ dataType: type, itemId: change.id, ...loss });
}

/**
 * The server has what this device sent: that is what its newer edits are made on, and there is nothing to merge. Where
 * the server's revision is newer already, it stays.
 */
export function takeOwnCommit(
  { server, local }: ItemsDraft,
  { version, changes }: OutgoingCommit,
): void {
  for (const { id, value, editedAt } of changes) {
    if (version <= (server.get(id)?.version ?? 0)) continue;
    server.set(id, asServerItem({ value, editedAt }, version));
    const mine = local.get(id);
    if (mine && saysNoMore(mine, { value, editedAt })) local.set(id, undefined);
  }
}

function readRevision(type: DataType, { id, value, editedAt }: ConfirmedChange): Revision | null {
  return isValidItem(type, id, value) ? { value: value as Revision['value'], editedAt } : null;
}

function asServerItem({ value, editedAt }: Revision, version: number): ServerItem | undefined {
  return value === null ? undefined : { value, editedAt, version };
}

/**
 * Whether `sent` has all of it. A clamped clock can give two revisions one time, so the time alone doesn't decide (SPEC C7);
 * a corrected one may be earlier than what was sent (SPEC K3).
 */
export function saysNoMore(mine: Revision, sent: Revision): boolean {
  return mine.editedAt <= sent.editedAt && isEqual(mine.value, sent.value);
}

/** The merged revision, later than the one it goes on top of (SPEC M8); none if the server has it already. */
function stillToSend(result: Revision, theirs: Revision): Revision | undefined {
  if (isEqual(result.value, theirs.value)) return undefined;
  return { ...result, editedAt: Math.max(result.editedAt, theirs.editedAt + 1) };
}
