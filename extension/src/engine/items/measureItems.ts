import type { ItemValue } from '@daybook/protocol';
import { type Bucket, type Buckets, filledBuckets, type ServerItem } from '../../shared/items.ts';

const encoder = new TextEncoder();
const values = new WeakMap<object, number>();
const buckets = new WeakMap<Bucket<ServerItem>, number>();

/** The bytes of a value as JSON in UTF-8. Values never change, so each is measured once. */
export function bytesOfValue(value: ItemValue): number {
  const known = values.get(value);
  if (known !== undefined) return known;
  const bytes = encoder.encode(JSON.stringify(value)).length;
  values.set(value, bytes);
  return bytes;
}

/** No value has more: 5,500 characters that JSON writes as six bytes each, and the rest. */
const MOST_BYTES = 40_000;

/** What the server has, as far as it is known; bytes are not measured where they can't reach `most`. */
export function bytesOfItems(server: Buckets<ServerItem>, items: number, most: number): number {
  if (items * MOST_BYTES < most) return 0;
  return filledBuckets(server).reduce((sum, bucket) => sum + bytesOfBucket(bucket), 0);
}

function bytesOfBucket(bucket: Bucket<ServerItem>): number {
  const known = buckets.get(bucket);
  if (known !== undefined) return known;
  const bytes = Object.values(bucket).reduce((sum, { value }) => sum + bytesOfValue(value), 0);
  buckets.set(bucket, bytes);
  return bytes;
}
