import { DATA_TYPES, isEqual, SCHEMA_VERSION } from '@daybook/protocol';
import { type Conflict, conflictBucket } from '../shared/conflict.ts';
import { BUCKET_COUNT, type Buckets } from '../shared/items.ts';
import { KEYS } from '../shared/keys.ts';
import { readSnapshot } from '../shared/snapshot.ts';
import { rereadForSchema } from './items/fullPull.ts';
import type { Deletion } from './state/deletionState.ts';
import type { DeviceEntry } from './state/deviceState.ts';
import { type ByType, type EngineState, emptyState, mapTypes } from './state/state.ts';
import type { TypeDurable } from './state/typeState.ts';
import type { UnmeasuredEdit } from './state/unmeasuredEdit.ts';

type Entries = Record<string, unknown>;

/** What only the engine needs of its durable state, under {@link KEYS.engine}. */
interface EngineRecord {
  deviceId: string;
  signingOut: boolean;
  deletion: Deletion;
  durable: ByType<Omit<TypeDurable, keyof SentCommits>>;
  clockOffset: number;
  lapsedFor: number;
  device: DeviceEntry;
  /** The schemas that the items were read with. */
  schema: number;
}

/** In keys of their own, as they may be large and the rest changes often. */
export type SentCommits = Pick<TypeDurable, 'outbox' | 'unanswered'>;

/** The state as it was stored; a device on which nothing is gets `deviceId`. */
export function restore(raw: Readonly<Entries>, deviceId: string): EngineState {
  const { session, status, items, conflicts, devices } = readSnapshot(raw);
  const empty = emptyState(deviceId);
  const record = raw[KEYS.engine] as EngineRecord | undefined;
  const { schema = SCHEMA_VERSION, durable, ...known } = record ?? {};
  const restored: EngineState = {
    ...empty,
    ...known,
    durable: mapTypes((type) => ({
      ...empty.durable[type],
      ...durable?.[type],
      ...(raw[KEYS.sent(type)] as SentCommits | undefined),
    })),
    session,
    status,
    items,
    folded: (raw[KEYS.folded] as string[] | undefined) ?? empty.folded,
    conflicts,
    devices,
    unmeasured: (raw[KEYS.unmeasured] as UnmeasuredEdit[] | undefined) ?? empty.unmeasured,
  };
  return rereadForSchema(restored, schema);
}

/** The keys to write so that storage holds `after` where it held `before`; unchanged parts are the same objects. */
export function changedEntries(before: EngineState, after: EngineState): Entries {
  const entries: Entries = {};
  for (const key of ['session', 'status', 'folded', 'devices', 'unmeasured'] as const) {
    if (before[key] !== after[key]) entries[KEYS[key]] = after[key];
  }
  addConflicts(entries, before.conflicts, after.conflicts);
  if (isRecordChanged(before, after)) entries[KEYS.engine] = recordOf(after);
  for (const type of DATA_TYPES) {
    const [was, is] = [before.items[type], after.items[type]];
    if (isSentChanged(before.durable[type], after.durable[type])) {
      entries[KEYS.sent(type)] = sentOf(after.durable[type]);
    }
    addBuckets(entries, was.server, is.server, (bucket) => KEYS.server(type, bucket));
    addBuckets(entries, was.local, is.local, (bucket) => KEYS.local(type, bucket));
  }
  return entries;
}

function sentOf({ outbox, unanswered }: TypeDurable): SentCommits {
  return { outbox, unanswered };
}

function isSentChanged(before: TypeDurable, after: TypeDurable): boolean {
  return before.outbox !== after.outbox || before.unanswered !== after.unanswered;
}

function recordOf(state: EngineState): EngineRecord {
  const { deviceId, signingOut, deletion, clockOffset, lapsedFor, device } = state;
  const durable = mapTypes((type) => {
    const { outbox, unanswered, ...others } = state.durable[type];
    return others;
  });
  return {
    deviceId,
    signingOut,
    deletion,
    durable,
    clockOffset,
    lapsedFor,
    device,
    schema: SCHEMA_VERSION,
  };
}

function isRecordChanged(before: EngineState, after: EngineState): boolean {
  if (before === after) return false;
  return !isEqual(recordOf(before), recordOf(after));
}

function addConflicts(
  entries: Entries,
  before: readonly Conflict[],
  after: readonly Conflict[],
): void {
  if (before === after) return;
  const kept = new Set(after);
  const known = new Set(before);
  const gone = before.filter((entry) => !kept.has(entry));
  const added = after.filter((entry) => !known.has(entry));
  for (const bucket of new Set([...gone, ...added].map(conflictBucket))) {
    entries[KEYS.conflicts(bucket)] = after.filter((entry) => conflictBucket(entry) === bucket);
  }
}

function addBuckets(
  entries: Entries,
  before: Buckets<unknown>,
  after: Buckets<unknown>,
  keyOf: (bucket: number) => string,
): void {
  if (before === after) return;
  for (let bucket = 0; bucket < BUCKET_COUNT; bucket += 1) {
    if (before[bucket] !== after[bucket]) entries[keyOf(bucket)] = after[bucket];
  }
}
