import { paths } from '@daybook/protocol';
import type { Auth } from 'firebase-admin/auth';
import type {
  DocumentData,
  DocumentReference,
  DocumentSnapshot,
  Firestore,
} from 'firebase-admin/firestore';
import { isMarkedDeleted } from '../sync/decideCommit.ts';
import type { Accounts } from './accounts.ts';
import { deleteUser } from './authUser.ts';
import { removeAccountDocuments } from './removeDocuments.ts';

/** {@link Accounts} in Firestore and Firebase Auth. */
export function firebaseAccounts(db: Firestore, auth: Pick<Auth, 'deleteUser'>): Accounts {
  return {
    profile: async (uid) => {
      const [user, subscription, billing, devices] = await Promise.all([
        db.doc(paths.user(uid)).get(),
        db.doc(paths.subscription(uid)).get(),
        documentsFrom(db.doc(paths.stripeCustomer(uid))),
        db.collection(paths.devices(uid)).get(),
      ]);
      return {
        user: dataOf(user),
        subscription: dataOf(subscription),
        billing: Object.fromEntries(billing),
        devices: Object.fromEntries(devices.docs.map((device) => [device.id, device.data()])),
      };
    },
    isBeingDeleted: async (uid) => isMarkedDeleted((await db.doc(paths.user(uid)).get()).data()),
    remove: async (uid) => {
      await removeAccountDocuments(db, uid);
      // Last, so that a call that broke off before can be made again with the same token.
      await deleteUser(auth, uid);
    },
  };
}

/** A document, where it is there, and all below it, by their paths. */
async function documentsFrom(reference: DocumentReference): Promise<[string, DocumentData][]> {
  const [document, collections] = await Promise.all([reference.get(), reference.listCollections()]);
  const below = collections.map(async (collection) =>
    Promise.all((await collection.listDocuments()).map(documentsFrom)),
  );
  const data = document.data();
  return [
    ...(data ? [[document.ref.path, data] satisfies [string, DocumentData]] : []),
    ...(await Promise.all(below)).flat(2),
  ];
}

function dataOf(document: DocumentSnapshot) {
  return document.data() ?? null;
}
