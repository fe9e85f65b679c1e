import type { ItemValue } from '@daybook/protocol';
import { CONFLICT_BUCKETS } from '../../extension/src/shared/conflict.ts';
import { BUCKET_COUNT } from '../../extension/src/shared/items.ts';
import { KEYS } from '../../extension/src/shared/keys.ts';
import { isRecord } from '../../extension/src/shared/shape.ts';
import { parseBucket } from '../../extension/src/shared/storedBucket.ts';
import type { Place } from './shapes.ts';
import type { SimStorage } from './storage.ts';

/** What is stored and isn't what it should be. */
export type Broken = (typeof BROKEN)[number];

export const BROKEN = [
  'edits',
  'item',
  'bucket',
  'change',
  'log',
  'cursor',
  'record',
  'session',
  'status',
  'sent',
] as const;

type Entries = Readonly<Record<string, unknown>>;

/** What is written over what is stored; nothing where there is nothing to break. */
const BREAKING: Record<Broken, (entries: Entries) => Entries> = {
  edits: () => ({ 'edit:1': null, 'edit:2': 5, 'edit:3': { id: 'x' }, 'edit:4': { id: '4' } }),
  item: (entries) => inFirst(entries, SERVER, withoutFirst),
  bucket: (entries) => inFirst(entries, SERVER, () => '{"half'),
  /** The value is still there, and not when it was written. */
  change: (entries) => inFirst(entries, LOCAL, withoutTime),
  log: (entries) => inFirst(entries, LOG, (log) => [null, ...(log as unknown[]), { id: 7 }]),
  cursor: (entries) => inRecord(entries, ({ durable }) => ({ durable: { ...durable, TODOS: 0 } })),
  record: (entries) => inRecord(entries, () => ({ schema: 'x', clockOffset: null })),
  session: (entries) => (entries[KEYS.session] ? { [KEYS.session]: 'none' } : {}),
  status: () => ({ [KEYS.status]: { state: 'attention' }, [KEYS.devices]: 7 }),
  sent: (entries) => inFirst(entries, [KEYS.sent('TODOS')], () => ({ outbox: null })),
};

/**
 * Gives the server's items of which the device can't say any more that the server had them; whatever else only it had is
 * still there.
 */
export function breakStored(
  storage: SimStorage,
  broken: Broken,
): { place: Place; value: ItemValue }[] {
  const before = new Map(storage.items('TODOS'));
  storage.write(BREAKING[broken](storage.entries));
  const isPlaceLost = broken === 'cursor';
  if (!isPlaceLost) for (const [id] of storage.items('TODOS')) before.delete(id);
  return [...before].map(([id, value]) => ({ place: { type: 'TODOS', id }, value }));
}

const SERVER = bucketKeys(KEYS.server);
const LOCAL = bucketKeys(KEYS.local);
const LOG = Array.from({ length: CONFLICT_BUCKETS }, (_, bucket) => KEYS.conflicts(bucket));

function bucketKeys(keyOf: typeof KEYS.server): string[] {
  return Array.from({ length: BUCKET_COUNT }, (_, bucket) => keyOf('TODOS', bucket));
}

/** In the first of these records that has anything. */
function inFirst(
  entries: Entries,
  keys: readonly string[],
  change: (stored: unknown) => unknown,
): Entries {
  const key = keys.find((name) => {
    const stored = entries[name] ?? {};
    return Object.keys(parseBucket(stored) ?? stored).length > 0;
  });
  return key ? { [key]: change(entries[key]) } : {};
}

function withoutFirst(stored: unknown): string {
  const bucket = parseBucket(stored) ?? {};
  const [first = ''] = Object.keys(bucket);
  return JSON.stringify({ ...bucket, [first]: null });
}

function withoutTime(stored: unknown): string {
  const entries = Object.entries(parseBucket(stored) ?? {});
  return JSON.stringify(
    Object.fromEntries(
      entries.map(([id, change]) => [id, { ...(change as Entries), editedAt: 'then' }]),
    ),
  );
}

function inRecord(entries: Entries, change: (record: { durable: Entries }) => Entries): Entries {
  const record = entries[KEYS.engine];
  if (!isRecord(record) || !isRecord(record.durable)) return {};
  return { [KEYS.engine]: { ...record, ...change({ durable: record.durable }) } };
}
