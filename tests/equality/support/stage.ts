import assert from 'node:assert/strict';
import { paths } from '@daybook/protocol';
import { type DocumentData, type Firestore, Timestamp } from 'firebase-admin/firestore';
import { patchedField } from './carriedChanges.ts';
import type { CommitCase, CommitItem } from './types.ts';

const BEFORE = Timestamp.fromMillis(1_790_000_000_000);

/** By path below the user, every document of the case's data type. */
export type Documents = Record<string, DocumentData>;

/** Makes `uid`'s data what the case says is stored, and nothing else. */
export async function prepare(db: Firestore, uid: string, test: CommitCase): Promise<void> {
  const { head, account, items } = test.stored;
  const meta = {
    ...{ version: head?.version ?? 1, commitId: `c${head?.version ?? 1}` },
    ...{ deviceId: 'before', updatedAt: BEFORE },
  };
  const batch = db.batch();
  for (const { ref } of await documentsOf(db, uid)) batch.delete(ref);
  if (account === 'none') batch.delete(db.doc(paths.user(uid)));
  else batch.set(db.doc(paths.user(uid)), account === 'deleted' ? { deletedAt: BEFORE } : {});
  if (head) {
    const parent = head.version === 1 ? null : `c${head.version - 1}`;
    const changes = { before: { deleted: true, editedAt: 1 } };
    batch.set(db.doc(paths.head(uid, test.type)), { ...meta, parent, changes, ...head });
  }
  if (head && items !== 'none') {
    for (const item of test.items) {
      const { id } = item;
      if (/^__.*__$/.test(id)) continue;
      const content =
        items === 'tombstone' ? { deleted: true } : { value: valueBefore(test, item) };
      batch.set(db.doc(paths.item(uid, test.type, id)), { ...meta, ...content, editedAt: 1 });
    }
  }
  await batch.commit();
}

/** Where the commit patches the item, its value but for one field. */
function valueBefore(test: CommitCase, item: CommitItem): object {
  const name = patchedField(test, item);
  return name === undefined
    ? { before: true }
    : { ...(item.content.value as object), [name]: 'before' };
}

/** What is stored now, with the time of the commit, if there was one, as a name. */
export async function documents(db: Firestore, uid: string): Promise<Documents> {
  const found = await documentsOf(db, uid);
  const times = new Set<string>();
  const entries = found.map((document): [string, DocumentData] => {
    const data = document.data();
    const updatedAt: unknown = data.updatedAt;
    assert.ok(updatedAt instanceof Timestamp);
    const isNew = !updatedAt.isEqual(BEFORE);
    if (isNew) times.add(updatedAt.toDate().toISOString());
    const path = document.ref.path.split('/').slice(2).join('/');
    const ends = 'expiresAt' in data && { expiresAt: daysLater(updatedAt, data.expiresAt) };
    return [path, { ...data, ...ends, updatedAt: isNew ? 'now' : 'before' }];
  });
  assert.ok(times.size <= 1, 'one commit, one time');
  return Object.fromEntries(entries);
}

/** The doors set it by clocks of their own. */
function daysLater(from: Timestamp, to: unknown): number {
  assert.ok(to instanceof Timestamp);
  return Math.round((to.toMillis() - from.toMillis()) / (24 * 60 * 60 * 1000));
}

/** The same, but for what the head carries of its items. */
export function withoutChanges(stored: Documents): Documents {
  return Object.fromEntries(
    Object.entries(stored).map(([path, { changes: _, ...fields }]) => [path, fields]),
  );
}

async function documentsOf(db: Firestore, uid: string) {
  const heads = await db.collection(paths.heads(uid)).listDocuments();
  const groups = await Promise.all([
    db.collection(paths.heads(uid)).get(),
    ...heads.map((head) => head.collection('items').get()),
  ]);
  return groups.flatMap(({ docs }) => docs);
}
