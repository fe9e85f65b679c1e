import type {
  DocumentReference,
  QueryDocumentSnapshot,
  QuerySnapshot,
  Timestamp,
} from 'firebase-admin/firestore';
import { hasCode } from '../hasCode.ts';
import type { PurgeRun } from '../purgeRun.ts';
import { withRetries } from './contention.ts';

/** Firestore's NOT_FOUND and FAILED_PRECONDITION: a document isn't there, or isn't as a write asks it to be. */
const CHANGED = ['5', '9'];

/** How long before tombstones go their head says so: who reads head and items at once may read them this far apart. */
export const PURGE_NOTICE_MS = 1000;

/** Items removed in one write. As many are held for each head that is worked on at the same time. */
const ITEMS_AT_ONCE = 250;

export interface Purged {
  /** Tombstones */
  removed: number;
  /** Whether there is nothing left to do; if not, the run's time was over. */
  finished: boolean;
}

/**
 * Removes one head's tombstones from before `before`, after its `purgedThrough` has been raised to the newest of them, so
 * that no cursor skips one it hasn't seen (SPEC P6). Removes some however little time the run has. A tombstone whose
 * version is none, or above the head's, as somebody may have edited it, is logged and stays; throws where the head's is
 * none.
 */
export async function purgeHead(
  head: DocumentReference,
  before: Timestamp,
  run: PurgeRun,
): Promise<Purged> {
  let removed = 0;
  let last: QueryDocumentSnapshot | undefined;
  for (;;) {
    const page = await dueBehind(head, before, last);
    const newest = page.empty ? 0 : await versionOf(head);
    const due = page.docs.filter((item) => hasVersion(item, newest));
    if (due.length > 0) {
      await withRetries(() => announce(head, due));
      await run.wait(PURGE_NOTICE_MS);
      if (!(await remove(head, due))) {
        if (run.hasTime()) continue;
        return { removed, finished: false };
      }
    }
    removed += due.length;
    for (const { ref } of page.docs.filter((item) => !hasVersion(item, newest))) {
      run.log.error('tombstone without version', { path: ref.path });
    }
    if (page.size < ITEMS_AT_ONCE) return { removed, finished: true };
    if (due.length > 0 && !run.hasTime()) return { removed, finished: false };
    last = page.docs.at(-1);
  }
}

/** A page of what is due, oldest first; `last` is the last one of the page before. */
function dueBehind(
  head: DocumentReference,
  before: Timestamp,
  last?: QueryDocumentSnapshot,
): Promise<QuerySnapshot> {
  const due = head
    .collection('items')
    .where('deleted', '==', true)
    .where('updatedAt', '<', before)
    .orderBy('updatedAt')
    .select('version', 'updatedAt')
    .limit(ITEMS_AT_ONCE);
  return (last ? due.startAfter(last) : due).get();
}

/** Where there is no head, no cursor can be behind it either. */
async function versionOf(head: DocumentReference): Promise<number> {
  const stored = await head.get();
  const version: unknown = stored.exists ? stored.get('version') : Number.MAX_SAFE_INTEGER;
  if (Number.isSafeInteger(version)) return Number(version);
  throw new Error('The head has no version.');
}

/** One above the head's would expire every cursor for good. */
function hasVersion(item: QueryDocumentSnapshot, newest: number): boolean {
  const version: unknown = item.get('version');
  return Number.isSafeInteger(version) && Number(version) <= newest;
}

/** Raises `purgedThrough`; it is only ever raised. */
function announce(head: DocumentReference, due: QueryDocumentSnapshot[]): Promise<void> {
  const newest = Math.max(...due.map((item): number => item.get('version')));
  return head.firestore.runTransaction(async (transaction) => {
    const stored = await transaction.get(head);
    if (!stored.exists || stored.get('purgedThrough') >= newest) return;
    transaction.update(head, { purgedThrough: newest });
  });
}

/** All of them or, if one was brought back or removed since it was found, none. */
async function remove(head: DocumentReference, due: QueryDocumentSnapshot[]): Promise<boolean> {
  const batch = head.firestore.batch();
  for (const { ref, updateTime } of due) batch.delete(ref, { lastUpdateTime: updateTime });
  try {
    await withRetries(() => batch.commit());
    return true;
  } catch (error) {
    if (hasCode(error, CHANGED)) return false;
    throw error;
  }
}
