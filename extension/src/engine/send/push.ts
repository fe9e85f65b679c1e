import { type DataType, isEqual, LIMITS, patchOf, START } from '@daybook/protocol';
import { getEntry } from '../../shared/items.ts';
import type { OutgoingCommit, SentChange } from '../contract/commit.ts';
import type { AccountMoment } from '../contract/moment.ts';
import { backoff, dueTime, TIMING } from '../contract/timing.ts';
import { isOnTop } from '../items/applyChanges.ts';
import { longestRetry } from '../receive/retry.ts';
import { type EngineState, withType } from '../state/state.ts';
import { type Plan, planned, waiting } from '../state/step.ts';
import type { HeldBack, TypeDurable, TypeTransient } from '../state/typeState.ts';
import { buildCommit } from './buildCommit.ts';
import { fitting, MAX_PUSH_BYTES } from './fitting.ts';
import { unsentChanges } from './unsentChanges.ts';

/** More bytes than this go by the API door, so that what waits in queues stays small (SPEC C13). */
const MAX_DIRECT_BYTES = 128 * 1024;
/** Queued commits of a type; what is changed beyond them waits in the items, which are stored as well. */
const MAX_QUEUED = 4;
/** A push that failed so often, with a server that can be reached, is made again of what there is now. */
const MAX_RESENDS = 3;

/** Sends what isn't sent: everyday edits through the direct door, many or after a refusal through the API (SPEC C11). */
export function planPush(state: EngineState, type: DataType, context: AccountMoment): Plan {
  if (state.transient[type].isSchemaAhead) return planned(state);
  const { unsent, refusedItems, heldBack, retryAt } = unsentChanges(state, type, context);
  const checked = withHeldBack(withRefused(state, type, refusedItems), type, heldBack);
  const plan = planSending(checked, type, unsent, context);
  return { ...plan, dueAt: [...plan.dueAt, ...retryAt] };
}

function planSending(
  checked: EngineState,
  type: DataType,
  unsent: readonly SentChange[],
  context: AccountMoment,
): Plan {
  const { outbox } = checked.durable[type];
  const { pushByApi, retryAt } = checked.transient[type];
  const again = toSendAgain(checked, type);
  if (unsent.length === 0 && !again) {
    return planned(
      pushByApi ? withType(checked, type, { transient: { pushByApi: false } }) : checked,
    );
  }
  const { isStuck } = checked.connection;
  const isAvoided = isDirectAvoided(checked, context.now);
  const byApi = isStuck || isAvoided || pushByApi || again !== null || !isEveryday(unsent);
  if (byApi && outbox.length > 0 && !isStuck) return planned(checked);
  if (!byApi && outbox.length >= MAX_QUEUED) return planned(checked);
  const pushesAt = byApi
    ? dueTime(retryAt, context.now, longestRetry(checked))
    : nextQueueTime(checked.durable[type], checked.transient[type], context.now);
  if (context.now < pushesAt) return waiting(checked, pushesAt);
  if (!byApi) return queueDirect(checked, type, unsent, context);
  return again
    ? push(checked, type, { ...again, isPushedAgain: true }, context)
    : sendByApi(checked, type, unsent, context);
}

function isEveryday(changes: readonly SentChange[]): boolean {
  return (
    changes.length <= LIMITS.maxChangesPerDirectCommit &&
    fitting(changes, { count: changes.length, bytes: MAX_DIRECT_BYTES }).length === changes.length
  );
}

/** The direct door refuses what is valid, as by a limit of Firestore's: until when it is left alone (SPEC C16). */
function isDirectAvoided({ directRefusedAt }: EngineState, now: number): boolean {
  const { avoidDirect } = TIMING;
  return directRefusedAt !== null && now < dueTime(directRefusedAt + avoidDirect, now, avoidDirect);
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
  const limit = { count: state.transient[type].pushLimit.count, bytes: MAX_PUSH_BYTES };
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
  return planned(asked, {
    ...{ type: 'push', uid, epoch, dataType: type, commit },
    cursor: cursor ?? START,
  });
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

/** When the next commit of a type may be queued: few commits, whether online or not. */
function nextQueueTime({ outbox }: TypeDurable, { queuedAt }: TypeTransient, now: number): number {
  const last = outbox.at(-1);
  if (!last) return dueTime(queuedAt + TIMING.coalesce, now, TIMING.coalesce);
  const wait = backoff(TIMING.queueBehind, TIMING.queueBehindMax, outbox.length);
  return dueTime(last.queuedAt + wait, now, wait);
}

function withRefused(state: EngineState, type: DataType, refusedItems: string[]): EngineState {
  const before = state.transient[type].refusedItems;
  if (before.join() === refusedItems.join()) return state;
  return withType(state, type, { transient: { refusedItems } });
}

function withHeldBack(state: EngineState, type: DataType, heldBack: HeldBack | null): EngineState {
  if (isEqual(state.transient[type].heldBack, heldBack)) return state;
  return withType(state, type, { transient: { heldBack } });
}
