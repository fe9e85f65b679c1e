import { DATA_TYPES, type DataType, isEqual, SCHEMA_VERSION } from '@daybook/protocol';
import { type Conflict, conflictBucket } from '../shared/conflict.ts';
import type { Buckets } from '../shared/items.ts';
import { KEYS } from '../shared/keys.ts';
import { typesWithLostItems } from '../shared/readItems.ts';
import { isSession } from '../shared/session.ts';
import { soundElements } from '../shared/shape.ts';
import { readSnapshot } from '../shared/snapshot.ts';
import { isWhole, storeBucket } from '../shared/storedBucket.ts';
import { withoutDeletion } from './account/deletion.ts';
import { rereadForSchema, rereadWhere } from './items/fullPull.ts';
import { type EngineRecord, readRecord, type StoredDurable } from './readRecord.ts';
import { readSent, type SentCommits } from './readSent.ts';
import { isDeletedHabit } from './state/deletedHabit.ts';
import { type EngineState, emptyState, mapTypes } from './state/state.ts';
import type { TypeDurable } from './state/typeState.ts';
import { isUnmeasuredEdit } from './state/unmeasuredEdit.ts';

type Entries = Record<string, unknown>;

/**
 * The state as it was stored; a device on which nothing is gets `deviceId`. What can't be read of it loses nothing else, and
 * what only the server can say is read from it again (SPEC D20).
 */
export function restore(raw: Readonly<Entries>, deviceId: string): EngineState {
  const { session, status, items, conflicts, devices } = readSnapshot(raw);
  const { record, unknownTypes } = readRecord(raw[KEYS.engine], deviceId);
  const { schema, durable, ...known } = record;
  const restored: EngineState = {
    ...emptyState(deviceId),
    ...known,
    durable: mapTypes((type) => ({ ...durable[type], ...readSent(raw[KEYS.sent(type)]) })),
    session,
    status,
    items,
    folded: soundElements(raw[KEYS.folded], isText),
    conflicts,
    devices,
    deletedHabits: soundElements(raw[KEYS.deletedHabits], isDeletedHabit),
    unmeasured: soundElements(raw[KEYS.unmeasured], isUnmeasuredEdit),
  };
  const isSessionLost = raw[KEYS.session] !== undefined && !isSession(raw[KEYS.session]);
  const lost = [...unknownTypes, ...typesWithLostItems(raw, items)];
  const hasGaps = (type: DataType) => isSessionLost || lost.includes(type);
  const read = rereadForSchema(rereadWhere(restored, hasGaps), schema);
  return isSessionLost ? withoutDeletion(read) : read;
}

/**
 * What to write once so that the next start doesn't meet again what was left out at this one, and read everything again for
 * it. Changes that the server lacks are not among it, nor are edits and the conflict log: they stay as they are stored.
 */
export function mendedEntries(raw: Readonly<Entries>, state: EngineState): Entries {
  const entries: Entries = {};
  const mend = (key: string, sound: unknown) => {
    if (raw[key] !== undefined && !isEqual(raw[key], sound)) entries[key] = sound;
  };
  for (const key of PARTS) mend(KEYS[key], state[key]);
  for (const type of DATA_TYPES) {
    mend(KEYS.sent(type), sentOf(state.durable[type]));
    for (const [index, bucket] of state.items[type].server.entries()) {
      const key = KEYS.server(type, index);
      if (raw[key] !== undefined && !isWhole(bucket)) entries[key] = storeBucket(bucket);
    }
  }
  const record = raw[KEYS.engine];
  const isRecordSound = record === undefined || isEqual(record, readRecord(record, '').record);
  const isSound = isRecordSound && Object.keys(entries).length === 0;
  return isSound ? entries : { ...entries, [KEYS.engine]: recordOf(state) };
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** What is stored as it is, each part under a key of its own. */
const PARTS = ['session', 'status', 'folded', 'devices', 'unmeasured', 'deletedHabits'] as const;

/** The keys to write so that storage holds `after` where it held `before`; unchanged parts are the same objects. */
export function changedEntries(before: EngineState, after: EngineState): Entries {
  const entries: Entries = {};
  for (const key of PARTS) {
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

/** What is in the record as it is in the state. */
const RECORD_PARTS = [
  'deviceId',
  'signingOut',
  'deletion',
  'clockOffset',
  'earlierOffsets',
  'lapsedFor',
  'directRefusedAt',
  'device',
] as const;

function recordOf(state: EngineState): EngineRecord {
  const parts = Object.fromEntries(RECORD_PARTS.map((part) => [part, state[part]])) as Pick<
    EngineState,
    (typeof RECORD_PARTS)[number]
  >;
  const durable = mapTypes((type) => storedOf(state.durable[type]));
  return { ...parts, durable, schema: SCHEMA_VERSION };
}

function storedOf({ outbox, unanswered, ...others }: TypeDurable): StoredDurable {
  return others;
}

/** Most steps change nothing of it, which identity tells; what is new may be equal all the same. */
function isRecordChanged(before: EngineState, after: EngineState): boolean {
  if (RECORD_PARTS.some((part) => !isEqual(before[part], after[part]))) return true;
  return DATA_TYPES.some((type) => {
    const [was, is] = [before.durable[type], after.durable[type]];
    return was !== is && !isEqual(storedOf(was), storedOf(is));
  });
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
  for (const [index, bucket] of after.entries()) {
    if (before[index] !== bucket) entries[keyOf(index)] = storeBucket(bucket);
  }
}
