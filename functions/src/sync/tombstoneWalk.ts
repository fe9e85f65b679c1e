import { paths } from '@daybook/protocol';
import type {
  DocumentReference,
  DocumentSnapshot,
  Firestore,
  Timestamp,
} from 'firebase-admin/firestore';
import { FieldPath } from 'firebase-admin/firestore';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

const PAGE_SIZE = 1000;

/** How many are handed on together: few enough for memory, many for one announcement to serve. */
const DUE_AT_ONCE = 2000;

/** How far the walk is, as stored. */
interface Walk {
  /** ms since 1970 */
  begunAt: number;
  /** The path of the last tombstone that is done with; null when the walk has reached the end. */
  after: string | null;
}

/**
 * Goes through all tombstones of all users, once a week, and gives those from before `before`, in portions; what was
 * given is taken for done with when the next portion is asked for. It goes by name, and so by user. An index by time would
 * find what is due at once, but all users' deletions would be written to its one end, and that is a limit they share.
 * `now` is ms since 1970.
 */
export async function* walkTombstones(
  db: Firestore,
  now: number,
  before: Timestamp,
): AsyncGenerator<DocumentReference[]> {
  const stored = db.doc(paths.purgeWalk());
  const last = (await stored.get()).data() as Walk | undefined;
  if (last?.after === null && now < last.begunAt + WEEK_MS) return;
  const begunAt = last && last.after !== null ? last.begunAt : now;
  let after = last?.after ?? null;
  do {
    const found = await findDue(db, after, before);
    if (found.due.length > 0) yield found.due;
    after = found.after;
    await stored.set({ begunAt, after } satisfies Walk);
  } while (after !== null);
}

async function findDue(db: Firestore, begin: string | null, before: Timestamp) {
  const due: DocumentReference[] = [];
  let after = begin;
  while (due.length < DUE_AT_ONCE) {
    const page = await pageOf(db, after);
    due.push(...page.filter((item) => item.get('updatedAt') < before).map(({ ref }) => ref));
    after = page.length < PAGE_SIZE ? null : (page.at(-1)?.ref.path ?? null);
    if (after === null) break;
  }
  return { due, after };
}

async function pageOf(db: Firestore, after: string | null): Promise<DocumentSnapshot[]> {
  const tombstones = db
    .collectionGroup('items')
    .where('deleted', '==', true)
    .orderBy(FieldPath.documentId())
    .select('updatedAt')
    .limit(PAGE_SIZE);
  return (await (after === null ? tombstones : tombstones.startAfter(after)).get()).docs;
}
