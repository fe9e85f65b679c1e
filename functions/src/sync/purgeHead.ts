import type { DocumentReference, QuerySnapshot, Timestamp } from 'firebase-admin/firestore';
import { hasCode } from '../hasCode.ts';
import { withRetries } from './contention.ts';

/** Firestore's NOT_FOUND and FAILED_PRECONDITION: a document isn't there, or isn't as a write asks it to be. */
const CHANGED = ['5', '9'];

/** How long before tombstones go their head says so: who reads head and items at once may read them this far apart. */
export const PURGE_NOTICE_MS = 1000;

/** Items removed in one write. As many are held for each head that is worked on at the same time. */
const ITEMS_AT_ONCE = 250;

export interface PurgeRun {
  /** ms since 1970: what is old enough then goes. */
  now: number;
  /** Whether the run may go on; asked now and then. */
  hasTime: () => boolean;
  /** Lets so many ms pass. */
  wait: (ms: number) => Promise<unknown>;
}

export interface Purged {
  /** Tombstones */
  removed: number;
  /** Whether there is nothing left to do; if not, the run's time was over. */
  finished: boolean;
}

/**
 * Removes one head's tombstones from before `before`, after its `purgedThrough` has been raised to the newest of them, so
 * that no cursor skips one it hasn't seen (SPEC P6). Removes some however little time the run has.
 */
export async function purgeHead(
  head: DocumentReference,
  before: Timestamp,
  run: PurgeRun,
): Promise<Purged> {
  let removed = 0;
  for (;;) {
    const due = await dueBelow(head, before);
    if (due.empty) return { removed, finished: true };
    await withRetries(() => announce(head, due));
    await run.wait(PURGE_NOTICE_MS);
    const isRemoved = await remove(due);
    if (isRemoved) removed += due.size;
    if (isRemoved && due.size < ITEMS_AT_ONCE) return { removed, finished: true };
    if (!run.hasTime()) return { removed, finished: false };
  }
}

function dueBelow(head: DocumentReference, before: Timestamp): Promise<QuerySnapshot> {
  return head
    .collection('items')
    .where('deleted', '==', true)
    .where('updatedAt', '<', before)
    .select('version')
    .limit(ITEMS_AT_ONCE)
    .get();
}

/** Raises `purgedThrough`; it is only ever raised. */
function announce(head: DocumentReference, due: QuerySnapshot): Promise<void> {
  const newest = Math.max(...due.docs.map((item): number => item.get('version')));
  return head.firestore.runTransaction(async (transaction) => {
    const stored = await transaction.get(head);
    if (!stored.exists || stored.get('purgedThrough') >= newest) return;
    transaction.update(head, { purgedThrough: newest });
  });
}

/** All of them or, if one was brought back or removed since it was found, none. */
async function remove(due: QuerySnapshot): Promise<boolean> {
  const batch = due.query.firestore.batch();
  for (const { ref, updateTime } of due.docs) batch.delete(ref, { lastUpdateTime: updateTime });
  try {
    await withRetries(() => batch.commit());
    return true;
  } catch (error) {
    if (hasCode(error, CHANGED)) return false;
    throw error;
  }
}
