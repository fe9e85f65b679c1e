import { LIMITS } from '@daybook/protocol';
import type { SentChange } from '../contract/commit.ts';

/** A request to the API door is more than its changes: the ids, the versions, the names of the fields. */
const ENVELOPE_BYTES = 1024;

/** What the changes of one push may have, as JSON (SPEC A11, C13). */
export const MAX_PUSH_BYTES = LIMITS.maxRequestBytes - ENVELOPE_BYTES;

/** The first of `changes` that one commit can carry: at least one, at most `count`, and no more than `bytes` of JSON. */
export function fitting(
  changes: readonly SentChange[],
  { count, bytes }: { count: number; bytes: number },
): readonly SentChange[] {
  let left = bytes;
  const tooMany = changes.findIndex((change, index) => {
    left -= bytesOf(change);
    return index > 0 && (index >= count || left < 0);
  });
  return tooMany === -1 ? changes : changes.slice(0, tooMany);
}

const encoder = new TextEncoder();
const measured = new WeakMap<object, number>();

/** Values never change, so each is measured once. */
function bytesOf({ id, value }: SentChange): number {
  const known = value && measured.get(value);
  if (known !== null && known !== undefined) return known;
  const bytes = encoder.encode(
    JSON.stringify({ id, value, editedAt: Number.MAX_SAFE_INTEGER, deleted: true }),
  ).length;
  if (value) measured.set(value, bytes);
  return bytes;
}
