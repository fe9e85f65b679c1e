import { paths } from '@daybook/protocol';
import type { DocumentData } from 'firebase-admin/firestore';
import { admin } from './admin.ts';

/** Every document of a user's synced data by its path, to compare before and after. */
export async function storedData(uid: string): Promise<Record<string, DocumentData>> {
  const { db } = admin();
  const heads = await db.collection(paths.heads(uid)).get();
  const documents = [...heads.docs];
  // Also where no head is: an orphan item would be a bug to see.
  for (const collection of await subcollections(uid))
    documents.push(...(await collection.get()).docs);
  return Object.fromEntries(documents.map((document) => [document.ref.path, document.data()]));
}

async function subcollections(uid: string) {
  const heads = await admin().db.collection(paths.heads(uid)).listDocuments();
  return (await Promise.all(heads.map((head) => head.listCollections()))).flat();
}
