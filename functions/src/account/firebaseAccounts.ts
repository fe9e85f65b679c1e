import { DATA_TYPES, paths } from '@daybook/protocol';
import type { Auth } from 'firebase-admin/auth';
import {
  type DocumentSnapshot,
  FieldValue,
  type Firestore,
  type Query,
} from 'firebase-admin/firestore';
import { hasCode } from '../hasCode.ts';
import type { Accounts } from './accounts.ts';

/** Documents removed in one write, which may have 500. */
const PAGE_SIZE = 400;

/** {@link Accounts} in Firestore and Firebase Auth. */
export function firebaseAccounts(db: Firestore, auth: Auth): Accounts {
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
      await closeAccount(db, uid);
      for (const type of DATA_TYPES) await removeAll(db, db.collection(paths.items(uid, type)));
      await removeAll(db, db.collection(paths.devices(uid)));
      // Last, so that a call that broke off before can be made again with the same token.
      await deleteAuthUser(auth, uid);
    },
  };
}

/**
 * Marks the account deleted and removes its heads, in one write: from then on no commit can be made, as one needs a
 * head and a deleted account gets no new ones (SPEC C9), so what is removed page by page stays removed.
 */
async function closeAccount(db: Firestore, uid: string): Promise<void> {
  const batch = db.batch();
  batch.set(db.doc(paths.user(uid)), { deletedAt: FieldValue.serverTimestamp() });
  batch.delete(db.doc(paths.subscription(uid)));
  for (const type of DATA_TYPES) batch.delete(db.doc(paths.head(uid, type)));
  await batch.commit();
}

async function removeAll(db: Firestore, query: Query): Promise<void> {
  for (;;) {
    const { docs } = await query.limit(PAGE_SIZE).get();
    if (docs.length === 0) return;
    const batch = db.batch();
    for (const { ref } of docs) batch.delete(ref);
    await batch.commit();
  }
}

async function deleteAuthUser(auth: Auth, uid: string): Promise<void> {
  try {
    await auth.deleteUser(uid);
  } catch (error) {
    if (!hasCode(error, ['auth/user-not-found'])) throw error;
  }
}

function dataOf(document: DocumentSnapshot) {
  return document.data() ?? null;
}
