import { LIMITS, type StoredItem } from '@daybook/protocol';
import { type DocumentReference, type Firestore, Timestamp } from 'firebase-admin/firestore';
import { withRetries } from './contention.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Tombstones found by one query; those of one data type go in one transaction, which may write 500 documents. */
const PAGE_SIZE = 400;

/**
 * Removes tombstones 90 days after their `updatedAt` and raises their head's `purgedThrough` to the newest of them, in
 * the same transaction, so that no cursor skips one it hasn't seen (SPEC P6). `now` is ms since 1970; gives the number
 * removed. Pages are small and independent: a run that is cut off is finished by the next.
 */
export async function purgeTombstones(db: Firestore, now: number): Promise<number> {
  const before = Timestamp.fromMillis(now - LIMITS.tombstoneDays * DAY_MS);
  const due = db
    .collectionGroup('items')
    .where('deleted', '==', true)
    .where('updatedAt', '<', before)
    .orderBy('updatedAt')
    .limit(PAGE_SIZE);
  let removed = 0;
  for (;;) {
    const { docs } = await due.get();
    if (docs.length === 0) return removed;
    const byHead = Map.groupBy(docs, ({ ref }) => headOf(ref).path);
    for (const tombstones of byHead.values()) {
      const refs = tombstones.map(({ ref }) => ref);
      removed += await withRetries(() => purgeOfHead(db, refs, before));
    }
  }
}

function purgeOfHead(
  db: Firestore,
  refs: DocumentReference[],
  before: Timestamp,
): Promise<number> {
  return db.runTransaction(async (transaction) => {
    const [first] = refs;
    if (!first) return 0;
    const [head, ...items] = await transaction.getAll(headOf(first), ...refs);
    // One that was brought back since the query isn't a tombstone any more.
    const tombstones = items.filter((item) => {
      const data = item.data() as StoredItem<Timestamp> | undefined;
      return data && 'deleted' in data && data.updatedAt < before;
    });
    const versions = tombstones.map((item): number => item.get('version'));
    const purgedThrough = Math.max(head?.get('purgedThrough') ?? 0, ...versions);
    if (head?.exists) transaction.update(head.ref, { purgedThrough });
    for (const { ref } of tombstones) transaction.delete(ref);
    return tombstones.length;
  });
}

function headOf(item: DocumentReference): DocumentReference {
  const head = item.parent.parent;
  if (!head) throw new Error(`${item.path} is not below a head`);
  return head;
}
