import {
  type Cursor,
  type DataType,
  formatCursor,
  LIMITS,
  type PullPage,
  parseCursor,
} from '@daybook/protocol';
import { cursorExpiry } from '../../functions/src/sync/expiry.ts';
import { pageOf } from '../../functions/src/sync/pull.ts';
import { NONE, type TypeData } from './serverData.ts';

/** Of a data type that has more items, pages are larger. */
const MOST_PAGES = 40;

interface PageOptions {
  /** What the device asks for. */
  limit: number;
  /** What the server gives at most. */
  pageSize?: number;
  now: number;
  ignoreExpiry?: boolean;
  renewsPlaces?: boolean;
}

/** What the API door answers to a pull; null where the cursor is expired. */
export function readPage(
  type: DataType,
  { head, items, broken = NONE }: TypeData,
  cursor: Cursor,
  { limit, pageSize = LIMITS.maxPageSize, now, ...mutations }: PageOptions,
): PullPage | null {
  if (cursorExpiry(cursor, head, now) && !mutations.ignoreExpiry) return null;
  // Nobody waits for a thousand small pages.
  const size = Math.min(limit, Math.max(pageSize, Math.ceil(items.size / MOST_PAGES)));
  const isBehind = (id: string, version: number) =>
    version > cursor.version ||
    (version === cursor.version && cursor.after !== undefined && id > cursor.after);
  const found = [...items]
    .filter(([id, { version }]) => isBehind(id, version))
    .sort(([a, one], [b, other]) => one.version - other.version || (a < b ? -1 : 1))
    .slice(0, size + 1)
    .map(([id, item]) => ({ id, item: { ...item, updatedAt: new Date(item.updatedAt) } }));
  const skipped = [...broken]
    .filter(([id, version]) => isBehind(id, version))
    .map(([id]) => ({ id }));
  const asked = { limit: size, maxBytes: LIMITS.maxPageBytes, now };
  const page = pageOf(type, head, cursor, found, asked, skipped);
  const next = parseCursor(page.cursor);
  return next?.after && mutations.renewsPlaces
    ? { ...page, cursor: formatCursor({ ...next, at: now }) }
    : page;
}
