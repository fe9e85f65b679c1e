import type { Bucket } from './items.ts';
import { type Fields, isRecord } from './shape.ts';

/** A bucket as it is stored: one JSON text, which chrome.storage hands over far quicker than an object. */
export function storeBucket(bucket: Bucket<unknown>): string {
  return JSON.stringify(bucket);
}

/** What is stored for a bucket; null where it is none (SPEC D20). */
export function parseBucket(stored: unknown): Fields | null {
  if (typeof stored !== 'string') return null;
  try {
    const parsed: unknown = JSON.parse(stored);
    return isRecord(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

const whole = new WeakSet<object>();

/** Remembers that nothing was left out as the bucket was read. */
export function asWhole<Entry>(bucket: Bucket<Entry>): Bucket<Entry> {
  whole.add(bucket);
  return bucket;
}

/** Whether a bucket that was read is all that was stored. */
export function isWhole(bucket: Bucket<unknown>): boolean {
  return whole.has(bucket);
}
