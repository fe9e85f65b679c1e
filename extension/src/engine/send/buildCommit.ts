import { type DataType, LIMITS, START, tombstoneExpiry } from '@daybook/protocol';
import { BucketsDraft, getEntry } from '../../shared/items.ts';
import type { OutgoingCommit, SentChange } from '../contract/commit.ts';
import type { AccountMoment } from '../contract/moment.ts';
import { TIMING } from '../contract/timing.ts';
import { type EngineState, withType } from '../state/state.ts';

/** A commit of `changes` on top of the tip: the last own commit still queued, else the cursor (SPEC C1, C2). */
export function buildCommit(
  state: EngineState,
  type: DataType,
  changes: readonly SentChange[],
  { now, nonce }: AccountMoment,
): { state: EngineState; commit: OutgoingCommit } {
  const { cursor, outbox } = state.durable[type];
  const below = state.connection.isStuck ? [] : outbox;
  const tip = below.at(-1) ?? cursor ?? START;
  const queued = lastQueued(below);
  const serverNow = Math.round(now + state.clockOffset);
  const latest = serverNow + LIMITS.maxClockAheadMs - TIMING.clockError;
  const takable = changes.map((change) => {
    const base =
      queued.get(change.id) ?? getEntry(state.items[type].server, change.id)?.editedAt ?? 0;
    // SPEC M8
    const editedAt = Math.max(Math.min(change.editedAt, latest), base + 1);
    return { ...change, editedAt };
  });
  const commit = {
    commitId: nonce,
    parent: tip.commitId,
    version: tip.version + 1,
    deviceId: state.deviceId,
    changes: takable,
    queuedAt: now,
    expiresAt: tombstoneExpiry(serverNow),
  };
  return { state: withTimes(state, type, takable), commit };
}

/** The time of the newest revision of each item in these commits: what comes after them is made on it. */
function lastQueued(outbox: readonly OutgoingCommit[]): ReadonlyMap<string, number> {
  const changes = outbox.flatMap((commit) => commit.changes);
  return new Map(changes.map(({ id, editedAt }) => [id, editedAt]));
}

/** A clock that was ahead must not make an edit that no server takes (SPEC C7). */
function withTimes(
  state: EngineState,
  type: DataType,
  changes: readonly SentChange[],
): EngineState {
  const items = state.items[type];
  const local = new BucketsDraft(items.local);
  for (const { id, value, editedAt } of changes) {
    if (local.get(id)?.editedAt !== editedAt) local.set(id, { value, editedAt });
  }
  return withType(state, type, { items: { ...items, local: local.buckets() } });
}
