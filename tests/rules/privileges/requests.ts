import {
  collectionGroup,
  deleteDoc,
  doc,
  documentId,
  type Firestore,
  getDoc,
  getDocs,
  limit,
  type QueryConstraint,
  query,
  setDoc,
  updateDoc,
  where,
} from 'firebase/firestore';

export type Operation = 'get' | 'list' | 'create' | 'update' | 'delete';
export type Fields = Record<string, unknown>;

/** Asks for something of `uid`'s account; settles with the server's answer. */
export type Request = (db: Firestore, uid: string) => Promise<unknown>;

/** Documents of one kind, and requests for them that are right in all but who makes them. */
export interface Subject {
  /** One that a full account has and a new one lacks; null for queries across users. */
  document: { pathOf(uid: string): string; fields: Fields } | null;
  /** `create` is for a new account, the others for a full one. */
  requests: Partial<Record<Operation, readonly Request[]>>;
}

/** As many as any list may have that needs a limit (SPEC L8). */
export const FEW = [limit(50)];

/**
 * The kind of the document at a path. Its fields, once more, are what is written where `writes` doesn't say better; `listed`
 * is what its lists need.
 */
export function documents(
  pathOf: (uid: string) => string,
  fields: Fields,
  writes: Partial<Record<'create' | 'update', Request>> = {},
  listed: readonly QueryConstraint[] = [],
): Subject {
  const at = (db: Firestore, uid: string) => doc(db, pathOf(uid));
  return {
    document: { pathOf, fields },
    requests: {
      get: [(db, uid) => getDoc(at(db, uid))],
      list: [
        (db, uid) => getDocs(query(at(db, uid).parent, ...listed)),
        (db, uid) => {
          const isThis = where(documentId(), '==', at(db, uid).id);
          return getDocs(query(at(db, uid).parent, isThis, ...listed));
        },
        (db, uid) => getDocs(query(at(db, uid).parent, where('uid', '==', uid), ...listed)),
      ],
      create: [writes.create ?? ((db, uid) => setDoc(at(db, uid), fields))],
      update: [writes.update ?? ((db, uid) => updateDoc(at(db, uid), fields))],
      delete: [(db, uid) => deleteDoc(at(db, uid))],
    },
  };
}

/** All documents in collections of this name, whoever they belong to: as a whole and down to the caller's own. */
export function acrossUsers(name: string): Subject {
  const own = (db: Firestore, uid: string) => [
    where(documentId(), '>=', doc(db, `users/${uid}`)),
    where(documentId(), '<', doc(db, `users/${uid}0`)),
  ];
  return {
    document: null,
    requests: {
      list: [
        (db) => getDocs(collectionGroup(db, name)),
        (db) => getDocs(query(collectionGroup(db, name), where('version', '>', 0))),
        (db, uid) => getDocs(query(collectionGroup(db, name), where('uid', '==', uid))),
        (db, uid) => getDocs(query(collectionGroup(db, name), ...own(db, uid))),
      ],
    },
  };
}
