import type { Cursor, DataType, PullPage } from '@daybook/protocol';
import { cursorExpiry } from './expiry.ts';
import { type AskedPage, pageOf } from './pull.ts';
import type { ReadHead, SyncStore } from './store.ts';

/**
 * The last page behind a device's cursor in one round trip: head and items are read at once instead of in a
 * transaction, and taken only if they can't but be of the same moment. Null where that isn't sure, or more pages
 * follow: then a transaction has to decide. It is sure when
 * - the newest item is of the head's version, or there is none and the cursor is: each commit through the API door has
 *   an item, so a commit between the two reads would show as a newer head or a newer item. An empty one of the direct
 *   direct door (SPEC C3) has nothing to miss, and an erasure (SPEC A15) expires the cursor that is given here;
 * - nothing is broken (SPEC D18, D19).
 * No deletion that a good cursor lacks is removed in between (SPEC P6).
 */
export async function readPageUnlocked(
  store: SyncStore,
  uid: string,
  type: DataType,
  cursor: Cursor,
  asked: AskedPage,
): Promise<{ head: ReadHead; page: PullPage } | null> {
  const read = await store.readUnlocked(uid, type, cursor, asked.limit + 1);
  if (!read) return null;
  const { head, items } = read;
  const newest = items.at(-1)?.item.version ?? cursor.version;
  if (!head || newest !== head.version || cursorExpiry(cursor, head, asked.now)) return null;
  const page = pageOf(type, head, cursor, items, asked);
  return page.hasMore ? null : { head, page };
}
