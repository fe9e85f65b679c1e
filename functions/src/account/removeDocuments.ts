import { DATA_TYPES, paths } from '@daybook/protocol';
import { FieldValue, type Firestore } from 'firebase-admin/firestore';

/** Deletions a second to start with; Firestore's own 500 would take a large account longer than a call may. */
const STARTING_RATE = 2_000;

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

/** Removes all that there may be of an account that is marked deleted, whatever it is called; the mark stays. */
export async function removeBelowMark(db: Firestore, uid: string): Promise<void> {
  const writer = db.bulkWriter({ throttling: { initialOpsPerSecond: STARTING_RATE } });
  try {
    // By document, as the emulators miss some when a collection is asked for.
    for (const collection of await db.doc(paths.user(uid)).listCollections()) {
      for (const document of await collection.listDocuments()) {
        await db.recursiveDelete(document, writer);
      }
    }
    await db.recursiveDelete(db.doc(paths.subscription(uid)), writer);
    await db.recursiveDelete(db.doc(paths.stripeCustomer(uid)), writer);
  } finally {
    await writer.close();
  }
}
