import { type DataType, LIMITS, paths } from '@daybook/protocol';
import { doc, type Firestore, serverTimestamp, writeBatch } from 'firebase/firestore';
import { TODO } from '../../fixtures/items.ts';

type Fields = Record<string, unknown>;

/** A commit as a client writes it; what isn't said is as the rule wants it for a first commit. */
export interface DirectCommit {
  type?: string;
  /** Fields that differ in the head; null writes no head. */
  head?: Fields | null;
  /** By id, the fields that differ in each item. */
  items?: Record<string, Fields>;
  /** Fields that the head or the items shall lack. */
  without?: { head?: string[]; items?: string[] };
}

/** Writes the head, merged field by field, and the items in one batch. */
export function submit(db: Firestore, uid: string, commit: DirectCommit = {}): Promise<void> {
  const { type = 'TODOS', items = { t1: {} }, without = {} } = commit;
  const head = { ...FIRST_HEAD, updatedAt: serverTimestamp(), ...commit.head };
  const batch = writeBatch(db);
  if (commit.head !== null) {
    const fields = omit(head, without.head);
    const mergeFields = Object.keys(fields);
    batch.set(doc(db, paths.head(uid, type as DataType)), fields, { mergeFields });
  }
  for (const [id, fields] of Object.entries(items)) {
    const item = { ...itemOf(head), ...fields };
    batch.set(doc(db, paths.item(uid, type as DataType, id)), omit(item, without.items));
  }
  return batch.commit();
}

/** The head of a first commit, but for its time. */
export const FIRST_HEAD = {
  version: 1,
  commitId: 'c1',
  parent: null,
  deviceId: 'laptop',
  schema: 1,
};

/** An item as the commit of this head has it. */
export function itemOf(head: Fields): Fields {
  const { version, commitId, deviceId } = head;
  return { value: TODO, version, commitId, deviceId, editedAt: 1, updatedAt: serverTimestamp() };
}

function omit(fields: Fields, names: string[] = []): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

/** A deletion in place of the default todo: give it with `without: { items: ['value'] }`. */
export const TOMBSTONE = { deleted: true, expiresAt: daysFromNow(LIMITS.tombstoneDays) };

export function daysFromNow(days: number): Date {
  return new Date(Date.now() + days * 24 * 60 * 60 * 1000);
}

/** The commit that follows {@link FIRST_HEAD}'s. */
export const SECOND = { version: 2, commitId: 'c2', parent: 'c1' };
