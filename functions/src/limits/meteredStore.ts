import type { DocumentReader, DocumentStore } from '../sync/documentStore.ts';

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
  const counted = <Read>(documents: readonly Read[]) => {
    count(documents.length);
    return documents as Read[];
  };
  return {
    heads: async (types) => counted(await reader.heads(types)),
    itemsAfter: async (...which) => counted(await reader.itemsAfter(...which)),
    itemPages: async function* (type) {
      for await (const page of reader.itemPages(type)) yield counted(page);
    },
  };
}
