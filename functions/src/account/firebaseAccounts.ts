import { LIMITS, paths } from '@daybook/protocol';
import type { Auth } from 'firebase-admin/auth';
import {
  type CollectionReference,
  type DocumentReference,
  type DocumentSnapshot,
  FieldPath,
  type Firestore,
} from 'firebase-admin/firestore';
import { isMarkedDeleted } from '../sync/decideCommit.ts';
import type { Accounts, NamedDocuments } from './accounts.ts';
import { deleteUser } from './authUser.ts';
import { removeAccountDocuments } from './removeDocuments.ts';

/** {@link Accounts} in Firestore and Firebase Auth. */
export function firebaseAccounts(db: Firestore, auth: Pick<Auth, 'deleteUser'>): Accounts {
  return {
    profile: async (uid) => {
      const [user, subscription] = await db.getAll(
        db.doc(paths.user(uid)),
        db.doc(paths.subscription(uid)),
      );
      return {
        user: dataOf(user),
        subscription: dataOf(subscription),
        billing: documentsFrom(db, [db.doc(paths.stripeCustomer(uid))]),
        devices: documentsIn(db.collection(paths.devices(uid))),
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

/** Documents of billing asked side by side for what is below them. */
const LOOKED_INTO_AT_ONCE = 100;

/** Those of these documents that are there, and all below them, by their paths. Only names are held, of one collection each. */
async function* documentsFrom(
  db: Firestore,
  references: readonly DocumentReference[],
): AsyncGenerator<NamedDocuments> {
  for (let start = 0; start < references.length; start += LOOKED_INTO_AT_ONCE) {
    const page = references.slice(start, start + LOOKED_INTO_AT_ONCE);
    const found = await db.getAll(...page);
    yield found.flatMap((document) => {
      const data = document.data();
      return data ? [[document.ref.path, data] as const] : [];
    });
    const below = await Promise.all(page.map((reference) => reference.listCollections()));
    for (const collection of below.flat()) {
      yield* documentsFrom(db, await collection.listDocuments());
    }
  }
}

/** By their ids. */
async function* documentsIn(collection: CollectionReference): AsyncGenerator<NamedDocuments> {
  const byId = collection.orderBy(FieldPath.documentId()).limit(LIMITS.maxPageSize);
  let last: DocumentSnapshot | undefined;
  do {
    const { docs } = await (last ? byId.startAfter(last) : byId).get();
    yield docs.map((document) => [document.id, document.data()] as const);
    last = docs.length < LIMITS.maxPageSize ? undefined : docs.at(-1);
  } while (last);
}

function dataOf(document: DocumentSnapshot | undefined) {
  return document?.data() ?? null;
}
