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
import { asWhole, isWhole, parseBucket } from './storedBucket.ts';

/** The items as they are stored; entries that aren't any are left out (SPEC D20). */
export function readItems(raw: Fields): ItemsByType {
  const entries = DATA_TYPES.map((type) => [
    type,
    { server: readServer(type, raw).buckets, local: readLocal(type, raw).buckets },
  ]);
  return Object.fromEntries(entries) as ItemsByType;
}

/** The buckets of one data type and layer, and what is stored that they were read from. */
export interface ReadBuckets<Entry> {
  readonly raw: Fields;
  readonly buckets: Buckets<Entry>;
}

/** {@link TypeItems.server}. Only buckets that are stored otherwise than `before` are read; all others stay the same objects. */
export function readServer(
  type: DataType,
  raw: Fields,
  before?: ReadBuckets<ServerItem>,
): ReadBuckets<ServerItem> {
  return readBuckets(raw, (bucket) => KEYS.server(type, bucket), readServerItem, before);
}

/** {@link TypeItems.local}, likewise. */
export function readLocal(
  type: DataType,
  raw: Fields,
  before?: ReadBuckets<Revision>,
): ReadBuckets<Revision> {
  return readBuckets(raw, (bucket) => KEYS.local(type, bucket), readRevision, before);
}

/** The types of whose server's items something is stored and was left out: only the server can say what it is. */
export function typesWithLostItems(raw: Fields, items: ItemsByType): DataType[] {
  return DATA_TYPES.filter((type) =>
    items[type].server.some(
      (bucket, index) => raw[KEYS.server(type, index)] !== undefined && !isWhole(bucket),
    ),
  );
}

/** How many entries were left out, a bucket that is none as one. */
export function countLostEntries(raw: Fields, items: ItemsByType): number {
  let count = 0;
  for (const type of DATA_TYPES) {
    const { server, local } = items[type];
    for (const [buckets, keyOf] of [[server, KEYS.server] as const, [local, KEYS.local] as const]) {
      for (const [index, bucket] of buckets.entries()) {
        const stored = raw[keyOf(type, index)];
        if (stored === undefined || isWhole(bucket)) continue;
        const entries = Object.keys(parseBucket(stored) ?? { '': null });
        count += entries.filter((id) => !Object.hasOwn(bucket, id)).length;
      }
    }
  }
  return count;
}

/** The entry itself where it is sound; undefined where nothing can be made of it. */
type ReadEntry<Entry> = (stored: unknown) => Entry | undefined;

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
  raw: Fields,
  keyOf: (bucket: number) => string,
  read: ReadEntry<Entry>,
  before: ReadBuckets<Entry> = { raw: {}, buckets: emptyBuckets() },
): ReadBuckets<Entry> {
  let isSame = true;
  const buckets = before.buckets.map((bucket, index) => {
    const key = keyOf(index);
    if (raw[key] === before.raw[key]) return bucket;
    isSame = false;
    return readBucket(raw[key], read);
  });
  return { raw, buckets: isSame ? before.buckets : buckets };
}

function readBucket<Entry>(stored: unknown, read: ReadEntry<Entry>): Bucket<Entry> {
  const parsed = parseBucket(stored);
  if (!parsed) return EMPTY_BUCKET;
  const isSound = (id: string) => read(parsed[id]) === parsed[id];
  if (Object.keys(parsed).every(isSound)) return asWhole(parsed as Bucket<Entry>);
  const entries = Object.entries(parsed).map(([id, entry]) => [id, read(entry)] as const);
  const sound = entries.filter(([, entry]) => entry !== undefined);
  return Object.fromEntries(sound) as Bucket<Entry>;
}
