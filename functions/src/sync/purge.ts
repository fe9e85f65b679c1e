import { LIMITS, type StoredItem } from '@daybook/protocol';
import {
  type DocumentReference,
  type Firestore,
  Timestamp,
  type Transaction,
} from 'firebase-admin/firestore';
import { withRetries } from './contention.ts';
import { eachOf } from './eachOf.ts';
import { walkTombstones } from './tombstoneWalk.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Heads worked on side by side: each takes a few round trips, of which the function does nothing but wait. */
const HEADS_AT_ONCE = 20;

/** Items of one head in one transaction, which may write 500 documents. */
const TRANSACTION_SIZE = 400;

/** How long before tombstones go their head says so: who reads head and items at once may read them this far apart. */
export const PURGE_NOTICE_MS = 1000;

/**
 * Removes tombstones that are older than 90 days by their `updatedAt`, after their head's `purgedThrough` has been raised
 * to the newest of them, so that no cursor skips one it hasn't seen (SPEC P6). Goes once a week through all tombstones of
 * all users and is called far more often: each call goes on where the last one was cut off, or finds that the week isn't
 * over. `now` is ms since 1970; `wait` lets so many ms pass; gives the number removed.
 */
export async function purgeTombstones(
  db: Firestore,
  now: number,
  wait: (ms: number) => Promise<unknown>,
): Promise<number> {
  const before = Timestamp.fromMillis(now - LIMITS.tombstoneDays * DAY_MS);
  let removed = 0;
  for await (const due of walkTombstones(db, now, before)) {
    const byHead = Map.groupBy(due, (ref) => headOf(ref).path);
    const groups = [...byHead.values()].flatMap((refs) => chunksOf(refs, TRANSACTION_SIZE));
    await eachOf(groups, HEADS_AT_ONCE, (refs) => withRetries(() => announce(db, refs, before)));
    await wait(PURGE_NOTICE_MS);
    await eachOf(groups, HEADS_AT_ONCE, async (refs) => {
      // Not in one expression, which would add to what it was before the others.
      const count = await withRetries(() => remove(db, refs, before));
      removed += count;
    });
  }
  return removed;
}

function chunksOf<Item>(items: readonly Item[], size: number): Item[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, n) => items.slice(n * size, (n + 1) * size));
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
