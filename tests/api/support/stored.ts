import { paths } from '@daybook/protocol';
import type {
  CollectionReference,
  DocumentData,
  DocumentReference,
} from 'firebase-admin/firestore';
import { admin } from '../../../tools/clients/admin.ts';

type Stored = Record<string, DocumentData>;

/** Every document of a user's synced data by its path, to compare before and after. */
export function storedData(uid: string): Promise<Stored> {
  return documentsIn(admin().db.collection(paths.heads(uid)));
}

/** Every document of a user in the whole database, by its path. */
export async function storedOf(uid: string): Promise<Stored> {
  const roots = await admin().db.listCollections();
  return merged(roots.map((root) => documentsAt(root.doc(uid))));
}

async function documentsIn(collection: CollectionReference): Promise<Stored> {
  // Also those that aren't there but have something below them: an orphan would be a bug to see.
  return merged((await collection.listDocuments()).map(documentsAt));
}

async function documentsAt(document: DocumentReference): Promise<Stored> {
  const data = (await document.get()).data();
  const below = (await document.listCollections()).map(documentsIn);
  return { ...(data && { [document.path]: data }), ...(await merged(below)) };
}

async function merged(parts: Promise<Stored>[]): Promise<Stored> {
  return Object.assign({}, ...(await Promise.all(parts)));
}
