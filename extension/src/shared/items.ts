import type { DataType, ItemValue, Revision } from '@daybook/protocol';

/** An item as the server last had it. Deleted items are not kept. */
export interface ServerItem {
  value: ItemValue;
  editedAt: number;
  version: number;
}

/** Everything the device knows of one data type. */
export interface TypeItems {
  server: Buckets<ServerItem>;
  /** What this device changed and the server doesn't have yet; the server's item is its base. */
  local: Buckets<Revision>;
}

export type ItemsByType = Readonly<Record<DataType, TypeItems>>;

/** Records packed by a hash of their item id: one storage key a bucket loads far quicker than one an item. */
export type Buckets<Entry> = readonly Bucket<Entry>[];
export type Bucket<Entry> = Readonly<Record<string, Entry>>;

export const BUCKET_COUNT = 128;

export const EMPTY_BUCKET = {};
const EMPTY: Buckets<never> = Array.from({ length: BUCKET_COUNT }, () => EMPTY_BUCKET);

export function emptyBuckets<Entry>(): Buckets<Entry> {
  return EMPTY;
}

export function getEntry<Entry>(buckets: Buckets<Entry>, itemId: string): Entry | undefined {
  const bucket = buckets[bucketOf(itemId)];
  return bucket && Object.hasOwn(bucket, itemId) ? bucket[itemId] : undefined;
}

/** The item as the device has it, its own change before the server's; undefined where it knows none. */
export function revisionHere({ local, server }: TypeItems, itemId: string): Revision | undefined {
  return getEntry(local, itemId) ?? getEntry(server, itemId);
}

/** A copy with the entry set, or removed where it is undefined; all other buckets stay the same objects. */
export function withEntry<Entry>(
  buckets: Buckets<Entry>,
  itemId: string,
  entry: Entry | undefined,
): Buckets<Entry> {
  const index = bucketOf(itemId);
  const { [itemId]: previous, ...others } = buckets[index] ?? {};
  if (previous === undefined && entry === undefined) return buckets;
  return buckets.with(index, entry === undefined ? others : { ...others, [itemId]: entry });
}

/** Many changes to buckets, each of which is copied once at most; what doesn't change stays the same objects. */
export class BucketsDraft<Entry> {
  readonly #before: Buckets<Entry>;
  readonly #copies = new Map<number, Record<string, Entry>>();

  constructor(before: Buckets<Entry>) {
    this.#before = before;
  }

  get(itemId: string): Entry | undefined {
    const index = bucketOf(itemId);
    const bucket = this.#copies.get(index) ?? this.#before[index];
    return bucket && Object.hasOwn(bucket, itemId) ? bucket[itemId] : undefined;
  }

  /** Sets the entry, or removes it where it is undefined. */
  set(itemId: string, entry: Entry | undefined): void {
    if (this.get(itemId) === entry) return;
    const index = bucketOf(itemId);
    const copy = this.#copies.get(index) ?? { ...this.#before[index] };
    this.#copies.set(index, copy);
    if (entry === undefined) delete copy[itemId];
    else copy[itemId] = entry;
  }

  buckets(): Buckets<Entry> {
    if (this.#copies.size === 0) return this.#before;
    return this.#before.map((bucket, index) => this.#copies.get(index) ?? bucket);
  }
}

export function* entriesOf<Entry>(buckets: Buckets<Entry>): Generator<[string, Entry]> {
  for (const bucket of filledBuckets(buckets)) yield* Object.entries(bucket);
}

export function countEntries(buckets: Buckets<unknown>): number {
  return filledBuckets(buckets).reduce((count, bucket) => count + Object.keys(bucket).length, 0);
}

const filled = new WeakMap<Buckets<unknown>, Buckets<unknown>>();

/** Buckets never change, and most are empty: those that aren't are looked for once. */
export function filledBuckets<Entry>(buckets: Buckets<Entry>): Buckets<Entry> {
  const known = filled.get(buckets);
  if (known) return known as Buckets<Entry>;
  const found = buckets.filter(
    (bucket) => bucket !== EMPTY_BUCKET && Object.keys(bucket).length > 0,
  );
  filled.set(buckets, found);
  return found;
}

/** The bucket of an item id: FNV-1a, so that it is the same in every tab and version. */
export function bucketOf(itemId: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < itemId.length; index += 1) {
    hash = Math.imul(hash ^ itemId.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % BUCKET_COUNT;
}
