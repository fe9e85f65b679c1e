import type { DataType, Head } from '@daybook/protocol';
import type { Account, ItemWrite } from '../../functions/src/sync/decideCommit.ts';
import type {
  DocumentRead,
  DocumentReader,
  DocumentStore,
  Fields,
} from '../../functions/src/sync/documentStore.ts';

interface Documents {
  account: Account | null;
  heads: Map<DataType, Fields>;
  items: Map<DataType, Map<string, Fields>>;
}

/** A {@link DocumentStore} in memory; its transactions run one after the other, and one that throws leaves no trace. */
export interface MemorySyncStore extends DocumentStore {
  setAccount(uid: string, account: Account): void;
  /** Writes over fields of a head or, with `id`, of an item, as an admin can; undefined removes one. */
  edit(uid: string, type: DataType, id: string | null, fields: Fields): void;
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
    edit: (uid, type, id, fields) => {
      const { heads, items } = documentsOf(uid);
      const stored = items.get(type) ?? new Map<string, Fields>();
      const before = (id === null ? heads.get(type) : stored.get(id)) ?? {};
      const kept = Object.entries({ ...before, ...fields }).filter(([, it]) => it !== undefined);
      if (id === null) heads.set(type, Object.fromEntries(kept));
      else items.set(type, stored.set(id, Object.fromEntries(kept)));
    },
    documents: (uid) => structuredClone(documentsOf(uid)),
    read: (uid, work) => work(readerOf(structuredClone(documentsOf(uid)))),
    readUnlocked: async (uid, type, position, limit) => {
      const reader = readerOf(structuredClone(documentsOf(uid)));
      const [head = null] = await reader.heads([type]);
      return { head, items: await reader.itemsAfter(type, position, limit) };
    },
    transact: (uid, work) => {
      const run = queue.then(async () => {
        const documents = structuredClone(documentsOf(uid));
        const writeTime = new Date(now());
        const result = await work({
          ...readerOf(documents),
          account: async () => documents.account,
          items: async (type, ids) => ids.map((id) => documents.items.get(type)?.get(id) ?? null),
          count: async (type, which) => {
            const stored = [...(documentsOf(uid).items.get(type)?.values() ?? [])];
            return stored.filter(({ deleted }) => which === 'all' || deleted === true).length;
          },
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
      const { heads, items } = documentsOf(uid);
      const stored = items.get(type) ?? new Map<string, Fields>();
      const newest = Number(heads.get(type)?.version);
      const hasCommit = (item: Fields) =>
        Number.isSafeInteger(item.version) && Number(item.version) <= newest;
      const due = [...stored].filter(
        ([, item]) => isNumber(item.version) && item.version <= version,
      );
      const others = [...stored].filter(([, item]) => !hasCommit(item));
      const removed = (due.length > 0 ? due : others).slice(0, limit);
      for (const [id] of removed) stored.delete(id);
      return removed.length;
    },
  };
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

function readerOf(documents: Documents): DocumentReader {
  const all = (type: DataType): DocumentRead[] =>
    Array.from(documents.items.get(type) ?? [], ([id, fields]) => ({ id, fields }));
  const inPlace = (type: DataType) =>
    all(type)
      .flatMap(({ id, fields }) =>
        isNumber(fields.version) ? [{ id, fields, version: fields.version }] : [],
      )
      .sort((a, b) => a.version - b.version || (a.id < b.id ? -1 : 1));
  return {
    heads: async (types) => types.map((type) => documents.heads.get(type) ?? null),
    itemsAfter: async (type, position, limit) =>
      inPlace(type)
        .filter(
          ({ id, version }) =>
            version > position.version ||
            (position.after !== undefined && version === position.version && id > position.after),
        )
        .slice(0, limit)
        .map(({ id, fields }) => ({ id, fields })),
    itemPages: async function* (type) {
      // Small, so that reading on is tried.
      for (let at = 0, items = all(type); at < items.length; at += 2) yield items.slice(at, at + 2);
    },
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
  const stored = documents.items.get(type) ?? new Map<string, Fields>();
  documents.items.set(type, stored);
  for (const { id, item } of items) stored.set(id, { ...item });
}
