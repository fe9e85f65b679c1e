import { LIMITS, type StoredItem } from '@daybook/protocol';
import {
  type DocumentReference,
  type Firestore,
  Timestamp,
  type Transaction,
} from 'firebase-admin/firestore';
import { withRetries } from './contention.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Tombstones found by one query; those of one data type go in one transaction, which may write 500 documents. */
const PAGE_SIZE = 400;

/** How long before tombstones go their head says so: who reads head and items at once may read them this far apart. */
export const PURGE_NOTICE_MS = 1000;

/**
 * Removes tombstones 90 days after their `updatedAt`, after their head's `purgedThrough` has been raised to the newest of
 * them, so that no cursor skips one it hasn't seen (SPEC P6). `now` is ms since 1970; `wait` lets so many ms pass; gives
 * the number removed. Pages are small and independent: a run that is cut off is finished by the next.
 */
export async function purgeTombstones(
  db: Firestore,
  now: number,
  wait: (ms: number) => Promise<unknown>,
): Promise<number> {
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
    const groups = [...byHead.values()].map((group) => group.map(({ ref }) => ref));
    for (const refs of groups) await withRetries(() => announce(db, refs, before));
    await wait(PURGE_NOTICE_MS);
    for (const refs of groups) removed += await withRetries(() => remove(db, refs, before));
  }
}

/** Raises `purgedThrough`; it is only ever raised. */
function announce(db: Firestore, refs: DocumentReference[], before: Timestamp): Promise<void> {
  return db.runTransaction(async (transaction) => {
    const { head, tombstones } = await tombstonesOf(transaction, refs, before);
    if (!head?.exists) return;
    const versions = tombstones.map((item): number => item.get('version'));
    const purgedThrough = Math.max(head.get('purgedThrough') ?? 0, ...versions);
    transaction.update(head.ref, { purgedThrough });
  });
}

function remove(db: Firestore, refs: DocumentReference[], before: Timestamp): Promise<number> {
  return db.runTransaction(async (transaction) => {
    const { tombstones } = await tombstonesOf(transaction, refs, before);
    for (const { ref } of tombstones) transaction.delete(ref);
    return tombstones.length;
  });
}

/** Those that are still due: one that was brought back since the query isn't a tombstone any more. */
async function tombstonesOf(
  transaction: Transaction,
  refs: DocumentReference[],
  before: Timestamp,
) {
  const [first] = refs;
  if (!first) return { head: undefined, tombstones: [] };
  const [head, ...items] = await transaction.getAll(headOf(first), ...refs);
  const tombstones = items.filter((item) => {
    const data = item.data() as StoredItem<Timestamp> | undefined;
    return data && 'deleted' in data && data.updatedAt < before;
  });
  return { head, tombstones };
}

function headOf(item: DocumentReference): DocumentReference {
  const head = item.parent.parent;
  if (!head) throw new Error(`${item.path} is not below a head`);
  return head;
}
