import type { DataType, Head, StoredItem } from '@daybook/protocol';
import type { Account, ItemWrite } from '../../functions/src/sync/decideCommit.ts';
import type { ItemRead, SyncReader, SyncStore } from '../../functions/src/sync/store.ts';

interface Documents {
  account: Account | null;
  heads: Map<DataType, Head<Date>>;
  items: Map<DataType, Map<string, StoredItem<Date>>>;
}

/** A {@link SyncStore} in memory; its transactions run one after the other, and one that throws leaves no trace. */
export interface MemorySyncStore extends SyncStore {
  setAccount(uid: string, account: Account): void;
  /** All that is stored of a user, to compare before and after. */
  documents(uid: string): unknown;
}

/** `now` is the clock that `updatedAt` is taken from, ms since 1970. */
export function memorySyncStore(now: () => number): MemorySyncStore {
  const users = new Map<string, Documents>();
  let queue: Promise<unknown> = Promise.resolve();

  const documentsOf = (uid: string): Documents => {
    const documents = users.get(uid) ?? { account: null, heads: new Map(), items: new Map() };
    users.set(uid, documents);
    return documents;
  };

  return {
    setAccount: (uid, account) => {
      documentsOf(uid).account = account;
    },
    documents: (uid) => structuredClone(documentsOf(uid)),
    read: (uid, work) => work(readerOf(structuredClone(documentsOf(uid)))),
    readUnlocked: async (uid, type, position, limit) => {
      const reader = readerOf(structuredClone(documentsOf(uid)));
      const [head = null] = await reader.heads([type]);
      return { head, items: await reader.itemsAfter(type, position, limit), itemsLaterBy: 0 };
    },
    transact: (uid, work) => {
      const run = queue.then(async () => {
        const documents = structuredClone(documentsOf(uid));
        const writeTime = new Date(now());
        const result = await work({
          ...readerOf(documents),
          account: async () => documents.account,
          writeTime,
          write: (type, head, items) => writeTo(documents, type, head as Head<Date>, items),
        });
        users.set(uid, documents);
        return result;
      });
      queue = run.catch(() => undefined);
      return run;
    },
    removeItems: async (uid, type, version, limit) => {
      const items = documentsOf(uid).items.get(type) ?? new Map<string, StoredItem<Date>>();
      const due = [...items].filter(([, item]) => item.version <= version).slice(0, limit);
      for (const [id] of due) items.delete(id);
      return due.length;
    },
  };
}

function readerOf(documents: Documents): SyncReader {
  const sorted = (type: DataType): ItemRead[] =>
    [...(documents.items.get(type) ?? [])]
      .map(([id, item]) => ({ id, item }))
      .sort((a, b) => a.item.version - b.item.version || (a.id < b.id ? -1 : 1));
  return {
    heads: async (types) => types.map((type) => documents.heads.get(type) ?? null),
    itemsAfter: async (type, { version, after }, limit) =>
      sorted(type)
        .filter(
          ({ id, item }) =>
            item.version > version ||
            (after !== undefined && item.version === version && id > after),
        )
        .slice(0, limit),
    allItems: async (type) => sorted(type),
  };
}

function writeTo(
  documents: Documents,
  type: DataType,
  head: Head<Date>,
  items: readonly ItemWrite<unknown>[],
): void {
  const { purgedThrough } = documents.heads.get(type) ?? {};
  documents.heads.set(type, { ...(purgedThrough !== undefined && { purgedThrough }), ...head });
  const stored = documents.items.get(type) ?? new Map<string, StoredItem<Date>>();
  documents.items.set(type, stored);
  for (const { id, item } of items) stored.set(id, item as StoredItem<Date>);
}
