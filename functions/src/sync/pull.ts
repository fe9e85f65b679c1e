import {
  type AllPullPages,
  type Cursor,
  type DataType,
  formatCursor,
  formatCursors,
  type Head,
  type PullPage,
  SCHEMA_VERSION,
  type ServerChange,
  START,
} from '@daybook/protocol';
import type { Refusal } from '../refusal.ts';
import { cursorExpiry } from './expiry.ts';
import { toServerChange } from './serverChange.ts';
import type { ItemRead, SyncReader } from './store.ts';

/** How much one page may hold: so many items, and so many bytes of their JSON (SPEC P2). */
export interface PageSize {
  limit: number;
  maxBytes: number;
}

export type Heads = Readonly<Partial<Record<DataType, Head<Date> | null>>>;

/** A page, or why its cursor is of no use (SPEC P6). */
export type PageResult<Page> =
  | { outcome: 'page'; page: Page }
  | { outcome: 'expired'; refusal: Refusal<'CURSOR_EXPIRED'> };

/** The changes behind `cursor` (SPEC P2, P3); `head` is of the same moment as what `reader` reads. */
export async function readPage(
  reader: SyncReader,
  type: DataType,
  head: Head | null,
  cursor: Cursor,
  size: PageSize,
): Promise<PageResult<PullPage>> {
  const refusal = cursorExpiry(cursor, head);
  if (refusal) return { outcome: 'expired', refusal };
  const hasNews = cursor.version < (head?.version ?? 0) || cursor.after !== undefined;
  // One more than asked for shows whether pages follow.
  const found = hasNews ? await reader.itemsAfter(type, cursor, size.limit + 1) : [];
  return { outcome: 'page', page: pageOf(type, head, cursor, found, size) };
}

/** The page of items found behind `cursor`: at most one more than `size` has room for. */
export function pageOf(
  type: DataType,
  head: Head | null,
  cursor: Cursor,
  found: readonly ItemRead[],
  size: PageSize,
): PullPage {
  const end: Cursor = head ? { version: head.version, commitId: head.commitId } : START;
  const changes = fitting(found.slice(0, size.limit).map(toServerChange), size.maxBytes);
  const last = changes.at(-1);
  const hasMore = changes.length < found.length && last !== undefined;
  return {
    dataType: type,
    version: end.version,
    commitId: end.commitId,
    schema: head?.schema ?? SCHEMA_VERSION,
    changes,
    cursor: formatCursor(hasMore ? placeOf(last, cursor, end) : end),
    hasMore,
  };
}

/** A page of each data type in `cursors`, each of `size` (SPEC A8); expired when any of them is. */
export async function readAllPages(
  reader: SyncReader,
  heads: Heads,
  cursors: Record<DataType, Cursor>,
  size: PageSize,
): Promise<PageResult<AllPullPages>> {
  const types = Object.keys(cursors) as DataType[];
  const results = await Promise.all(
    types.map((type) => readPage(reader, type, heads[type] ?? null, cursors[type], size)),
  );
  const expired = results.find((result) => result.outcome === 'expired');
  if (expired) return expired;
  const pages = results.flatMap((result) => (result.outcome === 'page' ? [result.page] : []));
  return {
    outcome: 'page',
    page: {
      dataTypes: byType(pages),
      cursor: formatCursors(Object.fromEntries(pages.map((page) => [page.dataType, page.cursor]))),
      hasMore: pages.some((page) => page.hasMore),
    },
  };
}

/** As many of the first changes as `maxBytes` hold, but one at least, so that each page moves on. */
function fitting(changes: ServerChange[], maxBytes: number): ServerChange[] {
  // No change is larger than this, so that few pages need measuring.
  if (changes.length * LARGEST_CHANGE_BYTES <= maxBytes) return changes;
  let bytes = 0;
  const tooMany = changes.findIndex((change) => {
    bytes += Buffer.byteLength(JSON.stringify(change));
    return bytes > maxBytes;
  });
  return tooMany === -1 ? changes : changes.slice(0, Math.max(tooMany, 1));
}

/** A todo with 5,500 characters of title and notes that JSON writes as six bytes each, and the rest. */
const LARGEST_CHANGE_BYTES = 40_000;

/** A place in a pull from the start says how new the head was when that began (SPEC P6). */
function placeOf(
  { version, commitId, id }: ServerChange,
  { version: from, begunAt }: Cursor,
  end: Cursor,
): Cursor {
  const begun = from === 0 ? end.version : begunAt;
  return { version, commitId, after: id, ...(begun !== undefined && { begunAt: begun }) };
}

export function byType<Part extends { dataType: DataType }>(parts: Part[]): Record<DataType, Part> {
  return Object.fromEntries(parts.map((part) => [part.dataType, part])) as Record<DataType, Part>;
}
