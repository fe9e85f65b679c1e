import { type DataType, type Head, paths, type StoredItem } from '@daybook/protocol';
import {
  type DocumentData,
  type DocumentSnapshot,
  FieldPath,
  FieldValue,
  type Firestore,
  type Query,
  type Timestamp,
  type Transaction,
} from 'firebase-admin/firestore';
import { withRetries } from './contention.ts';
import type { Account, ItemWrite } from './decideCommit.ts';
import type { ItemRead, Position, SyncReader, SyncStore, SyncTransaction } from './store.ts';

/** {@link SyncStore} in Firestore, where `paths` says (SPEC D2). */
export function firestoreStore(db: Firestore): SyncStore {
  return {
    read: (uid, work) =>
      db.runTransaction((transaction) => work(readerOf(db, transaction, uid)), { readOnly: true }),
    readUnlocked: async (uid, type, position, limit) => {
      const query = behind(db.collection(paths.items(uid, type)), position).limit(limit);
      const [head, items] = await Promise.all([db.doc(paths.head(uid, type)).get(), query.get()]);
      const itemsLaterBy = items.readTime.toMillis() - head.readTime.toMillis();
      return { head: headOf(head), items: items.docs.map(itemOf), itemsLaterBy };
    },
    transact: (uid, work) =>
      withRetries(() =>
        db.runTransaction((transaction) => work(transactionOf(db, transaction, uid)), {
          maxAttempts: 1,
        }),
      ),
    // In a transaction, so that an item a commit has just rewritten isn't taken for the old one.
    removeItems: (uid, type, version, limit) =>
      withRetries(() =>
        db.runTransaction(async (transaction) => {
          const items = db.collection(paths.items(uid, type)).where('version', '<=', version);
          const { docs } = await transaction.get(items.limit(limit));
          for (const { ref } of docs) transaction.delete(ref);
          return docs.length;
        }),
      ),
  };
}

function readerOf(db: Firestore, transaction: Transaction, uid: string): SyncReader {
  const itemsOf = (type: DataType) => db.collection(paths.items(uid, type));
  return {
    heads: async (types) => {
      const refs = types.map((type) => db.doc(paths.head(uid, type)));
      return (await transaction.getAll(...refs)).map(headOf);
    },
    itemsAfter: async (type, position, limit) => {
      const query = behind(itemsOf(type), position).limit(limit);
      return (await transaction.get(query)).docs.map(itemOf);
    },
    allItems: async (type) => (await transaction.get(itemsOf(type))).docs.map(itemOf),
  };
}

function behind(items: Query, { version, after }: Position): Query {
  const byVersion = items.orderBy('version');
  // They come by id within a version in any case; said, it counts as a second range, and index entries are billed too.
  return after === undefined
    ? byVersion.where('version', '>', version)
    : byVersion.orderBy(FieldPath.documentId()).startAfter(version, after);
}

function transactionOf(
  db: Firestore,
  transaction: Transaction,
  uid: string,
): SyncTransaction<FieldValue> {
  return {
    ...readerOf(db, transaction, uid),
    account: async () => {
      const user = await transaction.get(db.doc(paths.user(uid)));
      return (user.data() as Account | undefined) ?? null;
    },
    writeTime: FieldValue.serverTimestamp(),
    write: (type: DataType, head: Head<FieldValue>, items: readonly ItemWrite<FieldValue>[]) => {
      // Merged field by field: `changes` are this commit's alone, so they replace or end those before.
      const fields = { ...head, changes: head.changes ?? FieldValue.delete() };
      const mergeFields = Object.keys(fields);
      transaction.set(db.doc(paths.head(uid, type)), fields, { mergeFields });
      for (const { id, item } of items) transaction.set(db.doc(paths.item(uid, type, id)), item);
    },
  };
}

function headOf(snapshot: DocumentSnapshot): Head<Date> | null {
  const data = snapshot.data();
  return data ? (withDate(data) as Head<Date>) : null;
}

function itemOf(snapshot: DocumentSnapshot): ItemRead {
  return { id: snapshot.id, item: withDate(snapshot.data() ?? {}) as StoredItem<Date> };
}

function withDate(data: DocumentData): DocumentData {
  return { ...data, updatedAt: (data.updatedAt as Timestamp).toDate() };
}
