import { type Cursor, type Head, LIMITS } from '@daybook/protocol';
import { type Refusal, refusal } from '../refusal.ts';

const KEPT_MS = LIMITS.cursorDays * 24 * 60 * 60 * 1000;

/**
 * Why a pull can't go on from `cursor` at `now`, ms since 1970, or null when it can (SPEC P6): deletions it hasn't seen may
 * be gone, or it isn't of this history at all, as after a backup was restored. The start is never expired.
 */
export function cursorExpiry(
  cursor: Cursor,
  head: Head | null,
  now: number,
): Refusal<'CURSOR_EXPIRED'> | null {
  if (cursor.version === 0) return null;
  const newest = Math.max(cursor.version, cursor.begunAt ?? 0);
  // Of the version that a place is in, deletions may be still to come.
  const whole = cursor.after === undefined ? cursor.version : cursor.version - 1;
  const knownUpTo = Math.max(whole, cursor.begunAt ?? 0);
  if (head && knownUpTo < (head.purgedThrough ?? 0)) {
    return expired('Deletions since this cursor are no longer known.', head);
  }
  if (!head || newest > head.version) {
    return expired('This cursor is ahead of the data.', head);
  }
  if (cursor.version === head.version && cursor.commitId !== head.commitId) {
    return expired('This cursor is of another history than the data.', head);
  }
  // A pull from the start lacks nothing of before it began.
  const knownAt = cursor.after === undefined ? cursor.version : cursor.begunAt;
  if (knownAt !== head.version && !isRecent(cursor.at, now)) {
    return expired('This cursor is too old: deletions since may no longer be known.', head);
  }
  return null;
}

function isRecent(at: number | undefined, now: number): boolean {
  return at !== undefined && now - at <= KEPT_MS && at - now <= LIMITS.maxClockAheadMs;
}

function expired(why: string, head: Head | null): Refusal<'CURSOR_EXPIRED'> {
  const metadata = { version: head?.version ?? 0, commitId: head?.commitId ?? null };
  return refusal('CURSOR_EXPIRED', `${why} Pull in full, from cursor 0.`, metadata);
}
