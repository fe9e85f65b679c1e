import { LIMITS } from './limits.ts';

/** The value of a stored item or change; null when it is deleted. */
export function valueIn<Value>(item: { value: Value } | { deleted: true }): Value | null {
  return 'deleted' in item ? null : item.value;
}

/** Inverse of {@link valueIn}. */
export function asContent<Value>(value: Value | null): { value: Value } | { deleted: true } {
  return value === null ? { deleted: true } : { value };
}

/** When a tombstone that is written at `now` may be removed, ms since 1970 as `now` is (SPEC D27). */
export function tombstoneExpiry(now: number): number {
  return now + LIMITS.tombstoneDays * 24 * 60 * 60 * 1000;
}
