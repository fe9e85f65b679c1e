import type { Cursor, DataType, PullPage } from '@daybook/protocol';
import { cursorExpiry } from './expiry.ts';
import { type PageSize, pageOf } from './pull.ts';
import { PURGE_NOTICE_MS } from './purgeHead.ts';
import type { ReadHead, SyncStore } from './store.ts';

/**
 * The last page behind a device's cursor in one round trip: head and items are read at once instead of in a
 * transaction, and taken only if they can't but be of the same moment. Null where that isn't sure, or more pages
 * follow: then a transaction has to decide. It is sure when
 * - the newest item is of the head's version, or there is none and the cursor is: each commit through the API door has
 *   an item, so a commit between the two reads would show as a newer head or a newer item. An empty one of the direct
 *   door (SPEC C3) has nothing to miss, and an erasure (SPEC A15) expires the cursor that is given here;
 * - nothing is broken (SPEC D18, D19);
 * - the head announces every purge that the items show: purges announce themselves in it `PURGE_NOTICE_MS` before.
 */
export async function readPageUnlocked(
  store: SyncStore,
  uid: string,
  type: DataType,
  cursor: Cursor,
  size: PageSize,
): Promise<{ head: ReadHead; page: PullPage } | null> {
  const read = await store.readUnlocked(uid, type, cursor, size.limit + 1);
  if (!read) return null;
  const { head, items, itemsLaterBy } = read;
  const newest = items.at(-1)?.item.version ?? cursor.version;
  if (!head || newest !== head.version || itemsLaterBy >= PURGE_NOTICE_MS) return null;
  if (cursorExpiry(cursor, head)) return null;
  const page = pageOf(type, head, cursor, items, size);
  return page.hasMore ? null : { head, page };
}
