import { DATA_TYPES, type DataType, type ItemValue, type Revision } from '@daybook/protocol';
import {
  type Bucket,
  type Buckets,
  EMPTY_BUCKET,
  emptyBuckets,
  type ItemsByType,
  type ServerItem,
} from './items.ts';
import { KEYS } from './keys.ts';
import { type Fields, isRecord, isWholeNumber } from './shape.ts';

/** The items as they are stored; entries that aren't any are left out (SPEC D20). */
export function readItems(raw: Fields): ItemsByType {
  const stored = storedBuckets(raw);
  const entries = DATA_TYPES.map((type) => [
    type,
    {
      server: readBuckets(stored.get(`server ${type}`), SERVER),
      local: readBuckets(stored.get(`local ${type}`), LOCAL),
    },
  ]);
  return Object.fromEntries(entries) as ItemsByType;
}

type Kind = `${'server' | 'local'} ${DataType}`;

/** Which bucket each key holds. */
const PLACES = new Map<string, { kind: Kind; bucket: number }>(
  DATA_TYPES.flatMap((type) =>
    emptyBuckets().flatMap((_, bucket) => [
      [KEYS.server(type, bucket), { kind: `server ${type}` as const, bucket }] as const,
      [KEYS.local(type, bucket), { kind: `local ${type}` as const, bucket }] as const,
    ]),
  ),
);

/** By what is there, as most buckets aren't. */
function storedBuckets(raw: Fields): ReadonlyMap<Kind, ReadonlyMap<number, unknown>> {
  const found = new Map<Kind, Map<number, unknown>>();
  for (const key of Object.keys(raw)) {
    const place = PLACES.get(key);
    if (!place) continue;
    const buckets = found.get(place.kind) ?? new Map();
    found.set(place.kind, buckets.set(place.bucket, raw[key]));
  }
  return found;
}

/** The types of whose server's items something is stored and was left out: only the server can say what it is. */
export function typesWithLostItems(raw: Fields, items: ItemsByType): DataType[] {
  const stored = storedBuckets(raw);
  return DATA_TYPES.filter((type) => {
    const buckets = [...(stored.get(`server ${type}`) ?? [])];
    return buckets.some(
      ([index, bucket]) => bucket !== undefined && bucket !== items[type].server[index],
    );
  });
}

/** How many entries were left out, a bucket that is none as one. */
export function countLostEntries(raw: Fields, items: ItemsByType): number {
  let count = 0;
  for (const type of DATA_TYPES) {
    const { server, local } = items[type];
    for (const [buckets, keyOf] of [[server, KEYS.server] as const, [local, KEYS.local] as const]) {
      for (const [index, bucket] of buckets.entries()) {
        const stored = raw[keyOf(type, index)];
        if (stored === undefined) continue;
        const entries = isRecord(stored) ? Object.keys(stored) : [''];
        count += entries.filter((id) => !Object.hasOwn(bucket, id)).length;
      }
    }
  }
  return count;
}

/** Reads one kind of entry. What a bucket holds doesn't change, so it is looked at once. */
interface EntryReader<Entry> {
  /** The entry itself where it is sound; undefined where nothing can be made of it. */
  read: (stored: unknown) => Entry | undefined;
  known: WeakMap<object, Bucket<Entry>>;
}

const SERVER: EntryReader<ServerItem> = { read: readServerItem, known: new WeakMap() };
const LOCAL: EntryReader<Revision> = { read: readRevision, known: new WeakMap() };

function readServerItem(stored: unknown): ServerItem | undefined {
  if (!isRecord(stored) || !isRecord(stored.value)) return undefined;
  if (!isWholeNumber(stored.version) || !isWholeNumber(stored.editedAt)) return undefined;
  return stored as unknown as ServerItem;
}

/** A change that the server lacks is kept where its value is there; without a time it is the oldest. */
function readRevision(stored: unknown): Revision | undefined {
  if (!isRecord(stored)) return undefined;
  const { value, editedAt } = stored;
  if (value !== null && !isRecord(value)) return undefined;
  if (isWholeNumber(editedAt)) return stored as unknown as Revision;
  return { value: value as ItemValue | null, editedAt: 0 };
}

function readBuckets<Entry>(
  stored: ReadonlyMap<number, unknown> | undefined,
  reader: EntryReader<Entry>,
): Buckets<Entry> {
  const empty = emptyBuckets<Entry>();
  if (!stored) return empty;
  return empty.map((none, bucket) =>
    stored.has(bucket) ? readBucket(stored.get(bucket), reader) : none,
  );
}

/** The stored bucket itself where all of it is sound: who compares by identity sees no change. */
function readBucket<Entry>(stored: unknown, { read, known }: EntryReader<Entry>): Bucket<Entry> {
  if (!isRecord(stored)) return EMPTY_BUCKET;
  const before = known.get(stored);
  if (before) return before;
  const entries = Object.entries(stored).map(([id, entry]) => [id, read(entry)] as const);
  const isSound = entries.every(([id, entry]) => entry === stored[id]);
  const sound = entries.filter(
    (entry): entry is readonly [string, Entry] => entry[1] !== undefined,
  );
  const bucket = (isSound ? stored : Object.fromEntries(sound)) as Bucket<Entry>;
  known.set(stored, bucket);
  return bucket;
}
