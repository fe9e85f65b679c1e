import type { DocumentReader, DocumentStore } from '../sync/documentStore.ts';

/** What is counted by Firestore is billed as a document each so many. */
const ENTRIES_PER_READ = 1000;

/** A store that counts the documents that are read and written. */
export function meteredStore(
  store: DocumentStore,
  count: (documents: number) => void,
): DocumentStore {
  return {
    read: (uid, work) => store.read(uid, (reader) => work(meteredReader(reader, count))),
    readUnlocked: async (...which) => {
      const read = await store.readUnlocked(...which);
      count(1 + read.items.length);
      return read;
    },
    transact: (uid, work) =>
      store.transact(uid, (transaction) =>
        work({
          ...meteredReader(transaction, count),
          account: () => {
            count(1);
            return transaction.account();
          },
          items: async (...which) => counted(await transaction.items(...which), count),
          count: async (...which) => {
            const items = await transaction.count(...which);
            count(Math.max(1, items / ENTRIES_PER_READ));
            return items;
          },
          writeTime: transaction.writeTime,
          write: (type, head, items) => {
            count(1 + items.length);
            transaction.write(type, head, items);
          },
        }),
      ),
    removeItems: async (...which) => {
      const removed = await store.removeItems(...which);
      count(removed);
      return removed;
    },
  };
}

function meteredReader(reader: DocumentReader, count: (documents: number) => void): DocumentReader {
  return {
    heads: async (types) => counted(await reader.heads(types), count),
    itemsAfter: async (...which) => counted(await reader.itemsAfter(...which), count),
    itemPages: async function* (type) {
      for await (const page of reader.itemPages(type)) yield counted(page, count);
    },
  };
}

function counted<Read>(documents: readonly Read[], count: (documents: number) => void): Read[] {
  count(documents.length);
  return documents as Read[];
}
