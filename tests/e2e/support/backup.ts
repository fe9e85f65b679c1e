import { paths } from '@daybook/protocol';
import type { DocumentData, DocumentReference } from 'firebase-admin/firestore';
import { admin } from '../../../tools/clients/admin.ts';

/** A user's todos as the server had them at one time: each document by its path. */
export type Backup = ReadonlyMap<string, DocumentData>;

export async function takeBackup(uid: string): Promise<Backup> {
  const documents = await Promise.all((await todoDocuments(uid)).map((document) => document.get()));
  return new Map(documents.map((document) => [document.ref.path, document.data() ?? {}]));
}

/** Makes the server as it was then, in one write. */
export async function restoreBackup(uid: string, backup: Backup): Promise<void> {
  const { db } = admin();
  const batch = db.batch();
  for (const document of await todoDocuments(uid)) batch.delete(document);
  for (const [path, data] of backup) batch.set(db.doc(path), data);
  await batch.commit();
}

async function todoDocuments(uid: string): Promise<DocumentReference[]> {
  const { db } = admin();
  const items = await db.collection(paths.items(uid, 'TODOS')).listDocuments();
  return [db.doc(paths.head(uid, 'TODOS')), ...items];
}
