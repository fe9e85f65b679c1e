import { DATA_TYPES, type DataType, type ItemValue, type Revision } from '@daybook/protocol';
import {
  type Bucket,
  type Buckets,
  EMPTY_BUCKET,
  emptyBuckets,
  type ItemsByType,
  type ServerItem,
  type TypeItems,
} from './items.ts';
import { KEYS } from './keys.ts';
import { type Fields, isRecord, isWholeNumber } from './shape.ts';
import { asWhole, isWhole, parseBucket } from './storedBucket.ts';

/** The items as they are stored; entries that aren't any are left out (SPEC D20). */
export function readItems(raw: Fields): ItemsByType {
  const entries = DATA_TYPES.map((type) => [type, readTypeItems(type, raw).items]);
  return Object.fromEntries(entries) as ItemsByType;
}

/** The items of one data type, and what is stored that they were read from. */
export interface ReadTypeItems {
  readonly raw: Fields;
  readonly items: TypeItems;
}

/** Only buckets that are stored otherwise than `before` are read; the others stay the same objects, and so does the whole. */
export function readTypeItems(type: DataType, raw: Fields, before?: ReadTypeItems): ReadTypeItems {
  if (before?.raw === raw) return before;
  const read = <Entry>(
    was: Buckets<Entry> | undefined,
    keyOf: (type: DataType, bucket: number) => string,
    entry: ReadEntry<Entry>,
  ) => readBuckets(raw, (bucket) => keyOf(type, bucket), entry, before && was && [before.raw, was]);
  const server = read(before?.items.server, KEYS.server, readServerItem);
  const local = read(before?.items.local, KEYS.local, readRevision);
  const isSame = before?.items.server === server && before.items.local === local;
  return { raw, items: isSame ? before.items : { server, local } };
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

/** `before` is what was stored, and the buckets that were read from it. */
function readBuckets<Entry>(
  raw: Fields,
  keyOf: (bucket: number) => string,
  read: ReadEntry<Entry>,
  before: readonly [Fields, Buckets<Entry>] = [{}, emptyBuckets<Entry>()],
): Buckets<Entry> {
  const [rawBefore, was] = before;
  let isSame = true;
  const buckets = was.map((bucket, index) => {
    const key = keyOf(index);
    if (raw[key] === rawBefore[key]) return bucket;
    isSame = false;
    return readBucket(raw[key], read);
  });
  return isSame ? was : buckets;
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
