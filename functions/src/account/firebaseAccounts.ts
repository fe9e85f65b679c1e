import { paths } from '@daybook/protocol';
import type { Auth } from 'firebase-admin/auth';
import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import type { Accounts } from './accounts.ts';
import { deleteUser } from './authUser.ts';
import { removeAccountDocuments } from './removeDocuments.ts';

/** {@link Accounts} in Firestore and Firebase Auth. */
export function firebaseAccounts(db: Firestore, auth: Pick<Auth, 'deleteUser'>): Accounts {
  return {
    profile: async (uid) => {
      const [user, subscription, devices] = await Promise.all([
        db.doc(paths.user(uid)).get(),
        db.doc(paths.subscription(uid)).get(),
        db.collection(paths.devices(uid)).get(),
      ]);
      return {
        user: dataOf(user),
        subscription: dataOf(subscription),
        devices: Object.fromEntries(devices.docs.map((device) => [device.id, device.data()])),
      };
    },
    remove: async (uid) => {
      await removeAccountDocuments(db, uid);
      // Last, so that a call that broke off before can be made again with the same token.
      await deleteUser(auth, uid);
    },
  };
}

function dataOf(document: DocumentSnapshot) {
  return document.data() ?? null;
}
