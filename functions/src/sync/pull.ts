import {
  type AllPullPages,
  type Cursor,
  type DataType,
  errorBodyOf,
  formatCursor,
  formatCursors,
  type Head,
  ID_PATTERN,
  type PullPage,
  SCHEMA_VERSION,
  type ServerChange,
  START,
} from '@daybook/protocol';
import type { Refusal } from '../refusal.ts';
import { brokenHead } from './brokenHead.ts';
import { cursorExpiry } from './expiry.ts';
import { LARGEST_VALUE_BYTES } from './readItem.ts';
import { toServerChange } from './serverChange.ts';
import type { HeadRead, ItemRead, SyncReader } from './store.ts';

/** How much one page may hold: so many items, and so many bytes of their JSON (SPEC P2). */
export interface PageSize {
  limit: number;
  maxBytes: number;
}

/** What is asked for, and when, ms since 1970: before anything of it was read (SPEC P6). */
export interface AskedPage extends PageSize {
  now: number;
}

export type Heads = Readonly<Partial<Record<DataType, HeadRead>>>;

/** A page; or why its cursor is of no use (SPEC P6), or that its head is broken (SPEC D19). */
export type PageResult<Page> =
  | { outcome: 'page'; page: Page }
  | { outcome: 'expired'; refusal: Refusal<'CURSOR_EXPIRED'> }
  | { outcome: 'broken'; refusal: Refusal<'INTERNAL'> };

/** The changes behind `cursor` (SPEC P2, P3); `head` is of the same moment as what `reader` reads. */
export async function readPage(
  reader: SyncReader,
  type: DataType,
  head: HeadRead,
  cursor: Cursor,
  asked: AskedPage,
): Promise<PageResult<PullPage>> {
  if (head && 'broken' in head) return { outcome: 'broken', refusal: brokenHead(type) };
  const refusal = cursorExpiry(cursor, head, asked.now);
  if (refusal) return { outcome: 'expired', refusal };
  const newest = head?.version ?? 0;
  const hasNews = cursor.version < newest || cursor.after !== undefined;
  // One more than asked for shows whether pages follow.
  const { items, broken } = hasNews
    ? await reader.itemsAfter(type, cursor, asked.limit + 1, newest)
    : { items: [], broken: [] };
  return { outcome: 'page', page: pageOf(type, head, cursor, items, asked, broken) };
}

/**
 * The page of items found behind `cursor`: at most one more than was `asked` for. `broken` are those found among them
 * that are none (SPEC D18).
 */
export function pageOf(
  type: DataType,
  head: Head | null,
  cursor: Cursor,
  found: readonly ItemRead[],
  { limit, maxBytes, now }: AskedPage,
  broken: readonly { id: string }[] = [],
): PullPage {
  const end: Cursor = head ? { version: head.version, commitId: head.commitId, at: now } : START;
  const changes = fitting(found.slice(0, limit).map(toServerChange), maxBytes);
  const last = changes.at(-1);
  const hasMore = changes.length < found.length && last !== undefined;
  const skipped = broken.map(({ id }) => id).filter((id) => ID_PATTERN.test(id));
  return {
    dataType: type,
    version: end.version,
    // SPEC P20
    commitId: hasMore ? null : end.commitId,
    schema: head?.schema ?? SCHEMA_VERSION,
    changes,
    ...(skipped.length > 0 && { skipped }),
    cursor: formatCursor(hasMore ? placeOf(last, cursor, end) : end),
    hasMore,
  };
}

/** A page of each data type in `cursors`, each as `asked` (SPEC A8); expired when any of them is. A broken head's cursor stays. */
export async function readAllPages(
  reader: SyncReader,
  heads: Heads,
  cursors: Record<DataType, Cursor>,
  asked: AskedPage,
): Promise<PageResult<AllPullPages>> {
  const types = Object.keys(cursors) as DataType[];
  const results: PageResult<PullPage>[] = [];
  // One after the other: what arrives together is decoded without a turn for others between.
  for (const type of types) {
    results.push(await readPage(reader, type, heads[type] ?? null, cursors[type], asked));
  }
  const expired = results.find((result) => result.outcome === 'expired');
  if (expired) return expired;
  const pages = results.flatMap((result) => (result.outcome === 'page' ? [result.page] : []));
  const next = Object.fromEntries(types.map((type) => [type, formatCursor(cursors[type])]));
  for (const { dataType, cursor } of pages) next[dataType] = cursor;
  return {
    outcome: 'page',
    page: {
      dataTypes: byType(pages),
      ...errorsOf(heads),
      cursor: formatCursors(next),
      hasMore: pages.some((page) => page.hasMore),
    },
  };
}

/** An error for each type whose head is broken; no field where none is (SPEC D19). */
export function errorsOf(heads: Heads): Pick<AllPullPages, 'errors'> {
  const broken = Object.entries(heads).filter(([, head]) => head && 'broken' in head);
  const errors = broken.map(([type]) => {
    const { reason, message, metadata } = brokenHead(type as DataType);
    return [type, errorBodyOf(reason, message, metadata).error];
  });
  return errors.length > 0 ? { errors: Object.fromEntries(errors) } : {};
}

/** As many of the first changes as `maxBytes` hold, but one at least, so that each page moves on. */
function fitting(changes: ServerChange[], maxBytes: number): ServerChange[] {
  // No change is larger than this, so that few pages need measuring.
  if (changes.length * (LARGEST_VALUE_BYTES + META_BYTES) <= maxBytes) return changes;
  let bytes = 0;
  const tooMany = changes.findIndex((change) => {
    bytes += Buffer.byteLength(JSON.stringify(change));
    return bytes > maxBytes;
  });
  return tooMany === -1 ? changes : changes.slice(0, Math.max(tooMany, 1));
}

/** What a change has besides its value. */
const META_BYTES = 500;

/** It is as old as what the pull began with; one from the start says how new the head was then (SPEC P6). */
function placeOf({ version, commitId, id }: ServerChange, from: Cursor, end: Cursor): Cursor {
  const { at, begunAt } = from.version === 0 ? { at: end.at, begunAt: end.version } : from;
  return {
    version,
    // Of the head's version only the head's own commit is one that the next page takes.
    commitId: version === end.version ? end.commitId : commitId,
    after: id,
    ...(at !== undefined && { at }),
    ...(begunAt !== undefined && { begunAt }),
  };
}

function byType<Part extends { dataType: DataType }>(
  parts: Part[],
): Partial<Record<DataType, Part>> {
  return Object.fromEntries(parts.map((part) => [part.dataType, part]));
}
