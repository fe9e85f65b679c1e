import { LIMITS, paths } from '@daybook/protocol';
import {
  type DocumentReference,
  FieldPath,
  type Firestore,
  Timestamp,
} from 'firebase-admin/firestore';
import { forEachConcurrently } from '../forEachConcurrently.ts';
import type { PurgeRun } from '../purgeRun.ts';
import { type Purged, purgeHead } from './purgeHead.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** How many are looked at again by the next run if this one ends among them; only their names are held. */
const HEADS_PER_PAGE = 5000;

/** Heads worked on side by side: those that have something due spend a second waiting. */
const HEADS_AT_ONCE = 400;

/** How far an unfinished pass is, as stored. */
interface Place {
  /** The path of the last head that is done with; null at the beginning. */
  after: string | null;
}

/**
 * Removes the tombstones of all users that are older than 90 days by their `updatedAt` (SPEC P6), in a pass over all
 * heads; one that an earlier run has left unfinished is finished first. Each head is asked for its own, which needs an
 * index for each: one over all users by time would find them at once, but they would all write to its one end. What the
 * run's time isn't enough for is left to {@link resumePurge}.
 */
export async function purgeTombstones(
  db: Firestore,
  run: PurgeRun,
  headsPerPage = HEADS_PER_PAGE,
): Promise<Purged> {
  const earlier = await resumePurge(db, run, headsPerPage);
  if (earlier?.finished === false) return earlier;
  // Before the first page, so that a run that dies within it is resumed too.
  await db.doc(paths.purgeWalk()).set({ after: null } satisfies Place);
  const { removed, finished } = await walk(db, run, headsPerPage, null);
  return { removed: removed + (earlier?.removed ?? 0), finished };
}

/** Goes on with an unfinished pass; null if there is none. */
export async function resumePurge(
  db: Firestore,
  run: PurgeRun,
  headsPerPage = HEADS_PER_PAGE,
): Promise<Purged | null> {
  const place = (await db.doc(paths.purgeWalk()).get()).data() as Place | undefined;
  return place ? walk(db, run, headsPerPage, place.after) : null;
}

/** From behind the head `begin` to the last one, or until the run's time is over; one page at least. */
async function walk(
  db: Firestore,
  run: PurgeRun,
  headsPerPage: number,
  begin: string | null,
): Promise<Purged> {
  const place = db.doc(paths.purgeWalk());
  const before = Timestamp.fromMillis(run.now - LIMITS.cursorDays * DAY_MS);
  let removed = 0;
  let after = begin;
  do {
    const heads = await headsBehind(db, after, headsPerPage);
    const page = await purgeHeads(heads, before, run);
    removed += page.removed;
    if (!page.finished) return { removed, finished: false };
    after = heads.length < headsPerPage ? null : (heads.at(-1)?.path ?? null);
    await (after === null ? place.delete() : place.set({ after } satisfies Place));
  } while (after !== null && run.hasTime());
  return { removed, finished: after === null };
}

/** A head that fails is logged and left to the next pass, lest it keep those behind it from theirs. */
async function purgeHeads(
  heads: DocumentReference[],
  before: Timestamp,
  run: PurgeRun,
): Promise<Purged> {
  const all: Purged = { removed: 0, finished: true };
  await forEachConcurrently(heads, HEADS_AT_ONCE, async (head) => {
    try {
      const { removed, finished } = await purgeHead(head, before, run);
      all.removed += removed;
      all.finished &&= finished;
    } catch (error) {
      run.log.error('head not purged', { path: head.path, error: String(error) });
    }
  });
  return all;
}

async function headsBehind(
  db: Firestore,
  after: string | null,
  limit: number,
): Promise<DocumentReference[]> {
  const heads = db.collectionGroup('sync').orderBy(FieldPath.documentId()).select().limit(limit);
  const page = await (after === null ? heads : heads.startAfter(after)).get();
  return page.docs.map(({ ref }) => ref);
}
