import { type DataType, type Head, LIMITS, paths } from '@daybook/protocol';
import {
  type DocumentReference,
  type DocumentSnapshot,
  FieldPath,
  FieldValue,
  type Firestore,
  type Query,
  Timestamp,
  type Transaction,
} from 'firebase-admin/firestore';
import { withRetries } from './contention.ts';
import type { Account, ItemWrite } from './decideCommit.ts';
import type {
  DocumentRead,
  DocumentReader,
  DocumentStore,
  DocumentTransaction,
  Fields,
  Position,
} from './documentStore.ts';
import { inTurn } from './inTurn.ts';

/** {@link DocumentStore} in Firestore, where `paths` says (SPEC D2). */
export function firestoreStore(db: Firestore): DocumentStore {
  const inTurnOf = inTurn();
  return {
    read: (uid, work) =>
      db.runTransaction((transaction) => work(readerOf(db, transaction, uid)), { readOnly: true }),
    readUnlocked: async (uid, type, position, limit) => {
      const query = behind(db.collection(paths.items(uid, type)), position).limit(limit);
      const [head, items] = await Promise.all([db.doc(paths.head(uid, type)).get(), query.get()]);
      return { head: fieldsOf(head), items: inPlace(items.docs) };
    },
    transact: (uid, work) =>
      inTurnOf(uid, () =>
        withRetries(() =>
          db.runTransaction((transaction) => work(transactionOf(db, transaction, uid)), {
            maxAttempts: 1,
          }),
        ),
      ),
    // In a transaction, so that an item a commit has just rewritten isn't taken for the old one.
    removeItems: (uid, type, version, limit) =>
      withRetries(() =>
        db.runTransaction(async (transaction) => {
          const items = db.collection(paths.items(uid, type));
          const due = await transaction.get(items.where('version', '<=', version).limit(limit));
          const head = db.doc(paths.head(uid, type));
          const refs = due.empty
            ? (await ofNoCommit(transaction, head, items)).slice(0, limit)
            : due.docs.map(({ ref }) => ref);
          for (const ref of refs) transaction.delete(ref);
          return refs.length;
        }),
      ),
  };
}

async function ofNoCommit(
  transaction: Transaction,
  head: DocumentReference,
  items: Query,
): Promise<DocumentReference[]> {
  const newest: unknown = (await transaction.get(head)).get('version');
  const { docs } = await transaction.get(items.select('version'));
  const hasCommit = (version: unknown) =>
    Number.isSafeInteger(version) && Number(version) <= Number(newest);
  return docs.filter((item) => !hasCommit(item.get('version'))).map(({ ref }) => ref);
}

function readerOf(db: Firestore, transaction: Transaction, uid: string): DocumentReader {
  const itemsOf = (type: DataType) => db.collection(paths.items(uid, type));
  return {
    heads: async (types) => {
      const refs = types.map((type) => db.doc(paths.head(uid, type)));
      return (await transaction.getAll(...refs)).map(fieldsOf);
    },
    itemsAfter: async (type, position, limit) => {
      const query = behind(itemsOf(type), position).limit(limit);
      return inPlace((await transaction.get(query)).docs);
    },
    itemPages: (type) => pagesOf(transaction, itemsOf(type)),
  };
}

async function* pagesOf(transaction: Transaction, items: Query): AsyncGenerator<DocumentRead[]> {
  const byId = items.orderBy(FieldPath.documentId()).limit(LIMITS.maxPageSize);
  let last: DocumentSnapshot | undefined;
  do {
    const page = await transaction.get(last ? byId.startAfter(last) : byId);
    yield page.docs.map(documentOf);
    last = page.size < LIMITS.maxPageSize ? undefined : page.docs.at(-1);
  } while (last);
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
): DocumentTransaction<FieldValue> {
  return {
    ...readerOf(db, transaction, uid),
    account: async () => {
      const user = await transaction.get(db.doc(paths.user(uid)));
      return (user.data() as Account | undefined) ?? null;
    },
    items: async (type, ids) => {
      const refs = ids.map((id) => db.doc(paths.item(uid, type, id)));
      return (await transaction.getAll(...refs)).map(fieldsOf);
    },
    count: async (type, which) => {
      const all = db.collection(paths.items(uid, type));
      const counted = which === 'all' ? all : all.where('deleted', '==', true);
      return (await counted.count().get()).data().count;
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

/** Behind a place come items whose version is a text, say: Firestore sorts them behind all numbers. */
function inPlace(found: readonly DocumentSnapshot[]): DocumentRead[] {
  return found.filter((item) => typeof item.get('version') === 'number').map(documentOf);
}

function documentOf(snapshot: DocumentSnapshot): DocumentRead {
  return { id: snapshot.id, fields: fieldsOf(snapshot) ?? {} };
}

function fieldsOf(snapshot: DocumentSnapshot): Fields | null {
  const data = snapshot.data();
  if (!data) return null;
  const { updatedAt } = data;
  return updatedAt instanceof Timestamp ? { ...data, updatedAt: updatedAt.toDate() } : data;
}
