import { DATA_TYPES, paths } from '@daybook/protocol';
import {
  type BulkWriter,
  type CollectionReference,
  type DocumentReference,
  FieldValue,
  type Firestore,
} from 'firebase-admin/firestore';

/** Deletions a second to start with; Firestore's own 500 would take a large account longer than a call may. */
const STARTING_RATE = 2_000;

/** Documents found by one query and removed side by side: however many there are, only so many names are held. */
const PAGE_SIZE = 1_000;

/**
 * Removes every document of a user but `users/{uid}`, which becomes the mark of a deleted account (SPEC U19). Can be
 * run again, and at the same time: it finds what is left.
 */
export async function removeAccountDocuments(db: Firestore, uid: string): Promise<void> {
  await closeAccount(db, uid);
  await removeBelowMark(db, uid);
}

/**
 * Marks the account deleted and removes its heads, in one write: from then on no commit can be made, as one needs a
 * head and a deleted account gets no new ones (SPEC C9), so what is removed afterwards stays removed.
 */
async function closeAccount(db: Firestore, uid: string): Promise<void> {
  const batch = db.batch();
  batch.set(db.doc(paths.user(uid)), { deletedAt: FieldValue.serverTimestamp() });
  for (const type of DATA_TYPES) batch.delete(db.doc(paths.head(uid, type)));
  await batch.commit();
}

/**
 * Removes all that there may be of an account that is marked deleted, whatever it is called; the mark stays. False where
 * the time was over first: what was removed by then is gone, and the next run finds what is left.
 */
export async function removeBelowMark(
  db: Firestore,
  uid: string,
  hasTime: () => boolean = () => true,
): Promise<boolean> {
  const writer = db.bulkWriter({ throttling: { initialOpsPerSecond: STARTING_RATE } });
  const removal = { writer, hasTime };
  try {
    if (!(await removeBelow(db.doc(paths.user(uid)), removal))) return false;
    for (const path of [paths.subscription(uid), paths.stripeCustomer(uid)]) {
      if (!(await removeBelow(db.doc(path), removal))) return false;
      await db.doc(path).delete();
    }
    return true;
  } finally {
    await writer.close();
  }
}

interface Removal {
  writer: BulkWriter;
  hasTime: () => boolean;
}

/** By collection, as the emulators miss some when all that is below a document is asked for. */
async function removeBelow(document: DocumentReference, removal: Removal): Promise<boolean> {
  for (const collection of await document.listCollections()) {
    if (!(await removeAllIn(collection, removal))) return false;
    // These aren't there any more, or never were, and have documents below them.
    for (const parent of await collection.listDocuments()) {
      if (!(await removeBelow(parent, removal))) return false;
    }
  }
  return true;
}

async function removeAllIn(
  collection: CollectionReference,
  { writer, hasTime }: Removal,
): Promise<boolean> {
  for (;;) {
    if (!hasTime()) return false;
    const { docs } = await collection.select().limit(PAGE_SIZE).get();
    const removing = Promise.all(docs.map(({ ref }) => writer.delete(ref)));
    await Promise.all([removing, writer.flush()]);
    if (docs.length < PAGE_SIZE) return true;
  }
}
