import {
  type DataType,
  isValidItem,
  LIMITS,
  patchOf,
  type Revision,
  START,
} from '@daybook/protocol';
import { BucketsDraft, entriesOf, getEntry } from '../../shared/items.ts';
import type { OutgoingCommit, SentChange } from '../contract/commit.ts';
import type { AccountMoment } from '../contract/moment.ts';
import { backoff, dueTime, TIMING } from '../contract/timing.ts';
import { isOnTop } from '../items/applyChanges.ts';
import { isSameRevision } from '../items/mergeChange.ts';
import { type EngineState, withType } from '../state/state.ts';
import { type Plan, planned, waiting } from '../state/step.ts';
import type { TypeDurable, TypeTransient } from '../state/typeState.ts';
import { fitting, MAX_PUSH_BYTES } from './fitting.ts';

/** More bytes than this go by the API door, so that what waits in queues stays small (SPEC C13). */
const MAX_DIRECT_BYTES = 128 * 1024;
/** Queued commits of a type; what is changed beyond them waits in the items, which are stored as well. */
const MAX_QUEUED = 4;
/** A push that failed so often, with a server that can be reached, is made again of what there is now. */
const MAX_RESENDS = 3;

/** Sends what isn't sent: everyday edits through the direct door, many or after a refusal through the API (SPEC C11). */
export function planPush(state: EngineState, type: DataType, context: AccountMoment): Plan {
  if (state.transient[type].isSchemaAhead) return planned(state);
  const { unsent, refusedItems } = unsentChanges(state, type);
  const checked = withRefused(state, type, refusedItems);
  const { outbox } = state.durable[type];
  const { pushByApi, retryAt } = checked.transient[type];
  const again = toSendAgain(checked, type);
  if (unsent.length === 0 && !again) {
    return planned(
      pushByApi ? withType(checked, type, { transient: { pushByApi: false } }) : checked,
    );
  }
  const { isStuck } = state.connection;
  const byApi = isStuck || pushByApi || again !== null || !isEveryday(unsent);
  if (byApi && outbox.length > 0 && !isStuck) return planned(checked);
  if (!byApi && outbox.length >= MAX_QUEUED) return planned(checked);
  const pushesAt = byApi
    ? dueTime(retryAt, context.now, TIMING.retryMax)
    : nextQueueTime(state.durable[type], checked.transient[type], context.now);
  if (context.now < pushesAt) return waiting(checked, pushesAt);
  if (!byApi) return queueDirect(checked, type, unsent, context);
  return again ? push(checked, type, again, context) : sendByApi(checked, type, unsent, context);
}

function isEveryday(changes: readonly SentChange[]): boolean {
  return (
    changes.length <= LIMITS.maxChangesPerDirectCommit &&
    fitting(changes, { count: changes.length, bytes: MAX_DIRECT_BYTES }).length === changes.length
  );
}

/**
 * The push that had no answer, on top of what is known now: under its own id the server takes it once (SPEC A6). Null where
 * there is none, or it failed too often to be worth the same try.
 */
function toSendAgain(state: EngineState, type: DataType): OutgoingCommit | null {
  const { unanswered, cursor } = state.durable[type];
  const { failures, pushByApi } = state.transient[type];
  if (failures >= MAX_RESENDS && !pushByApi) return null;
  return unanswered.findLast((commit) => commit.isPush && isOnTop(commit, cursor)) ?? null;
}

function sendByApi(
  state: EngineState,
  type: DataType,
  unsent: readonly SentChange[],
  context: AccountMoment,
): Plan {
  const limit = { count: state.transient[type].pushLimit, bytes: MAX_PUSH_BYTES };
  const built = buildCommit(state, type, fitting(unsent, limit), context);
  return push(built.state, type, { ...built.commit, isPush: true }, context);
}

/** Kept until it is known what became of it (SPEC P10). */
function push(
  state: EngineState,
  type: DataType,
  commit: OutgoingCommit,
  { uid, epoch }: AccountMoment,
): Plan {
  const { cursor, unanswered } = state.durable[type];
  const others = unanswered.filter(({ commitId }) => commitId !== commit.commitId);
  const asked = withType(state, type, {
    durable: { unanswered: [...others, commit] },
    transient: { request: commit, askedFrom: cursor },
  });
  return planned(asked, { type: 'push', uid, epoch, dataType: type, commit });
}

function queueDirect(
  state: EngineState,
  type: DataType,
  changes: readonly SentChange[],
  context: AccountMoment,
): Plan {
  const { uid, epoch, now } = context;
  const { state: clamped, commit } = buildCommit(
    state,
    type,
    patched(state, type, changes),
    context,
  );
  const queued = withType(clamped, type, {
    durable: { outbox: [...state.durable[type].outbox, commit] },
    transient: {
      inFlight: [...state.transient[type].inFlight, commit.commitId],
      queuedAt: now,
    },
  });
  return planned(queued, { type: 'commit', uid, epoch, dataType: type, commit });
}

/** Only in a head is a patch held to the revision that it was made on (SPEC C12). */
function patched(
  state: EngineState,
  type: DataType,
  changes: readonly SentChange[],
): readonly SentChange[] {
  if (changes.length > LIMITS.maxHeadChanges) return changes;
  return changes.map((change) => withPatch(state, type, change));
}

function withPatch(state: EngineState, type: DataType, change: SentChange): SentChange {
  const before = revisionAtTip(state, type, change.id);
  if (!change.value || !before?.value) return change;
  const patch = patchOf(before.value, change.value, before.version);
  return patch ? { ...change, patch } : change;
}

function revisionAtTip(state: EngineState, type: DataType, id: string) {
  for (const { version, changes } of state.durable[type].outbox.toReversed()) {
    const queued = changes.find((change) => change.id === id);
    if (queued) return { value: queued.value, version };
  }
  return getEntry(state.items[type].server, id);
}

/** The changes of a type that no queued commit carries yet, split by whether the server would take them. */
function unsentChanges(state: EngineState, type: DataType) {
  const sent = new Map<string, Revision>();
  // What Firestore doesn't get rid of goes by the API door too: the version check makes the queued commits harmless.
  const queued = state.connection.isStuck ? [] : state.durable[type].outbox;
  for (const commit of queued) {
    for (const change of commit.changes) sent.set(change.id, change);
  }
  const { tooLarge } = state.transient[type];
  const unsent: SentChange[] = [];
  const refusedItems: string[] = [];
  for (const [id, revision] of entriesOf(state.items[type].local)) {
    const lastSent = sent.get(id);
    if (lastSent && isSameRevision(lastSent, revision)) continue;
    const isTooLarge = tooLarge.some((at) => at.id === id && at.editedAt === revision.editedAt);
    if (isTooLarge || !isSendable(type, id, revision)) refusedItems.push(id);
    else unsent.push({ id, ...revision });
  }
  return { unsent, refusedItems };
}

const sendable = new WeakMap<Revision, boolean>();

/** Revisions never change, so each is checked once. */
function isSendable(type: DataType, id: string, revision: Revision): boolean {
  const known = sendable.get(revision);
  if (known !== undefined) return known;
  const valid = isValidItem(type, id, revision.value);
  sendable.set(revision, valid);
  return valid;
}

/** When the next commit of a type may be queued: few commits, whether online or not. */
function nextQueueTime({ outbox }: TypeDurable, { queuedAt }: TypeTransient, now: number): number {
  const last = outbox.at(-1);
  if (!last) return dueTime(queuedAt + TIMING.coalesce, now, TIMING.coalesce);
  const wait = backoff(TIMING.queueBehind, TIMING.queueBehindMax, outbox.length);
  return dueTime(last.queuedAt + wait, now, wait);
}

/** A commit of `changes` on top of the tip: the last own commit still queued, else the cursor (SPEC C1, C2). */
function buildCommit(
  state: EngineState,
  type: DataType,
  changes: readonly SentChange[],
  { now, nonce }: AccountMoment,
): { state: EngineState; commit: OutgoingCommit } {
  const { cursor, outbox } = state.durable[type];
  const tip = (state.connection.isStuck ? undefined : outbox.at(-1)) ?? cursor ?? START;
  const latest = Math.round(now + state.clockOffset) + LIMITS.maxClockAheadMs - TIMING.clockError;
  const takable = changes.map((change) => {
    const base = getEntry(state.items[type].server, change.id)?.editedAt ?? 0;
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
  };
  return { state: withTimes(state, type, takable), commit };
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

function withRefused(state: EngineState, type: DataType, refusedItems: string[]): EngineState {
  const before = state.transient[type].refusedItems;
  if (before.join() === refusedItems.join()) return state;
  return withType(state, type, { transient: { refusedItems } });
}
