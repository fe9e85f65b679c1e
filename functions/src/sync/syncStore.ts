import { type DataType, LIMITS, paths } from '@daybook/protocol';
import type {
  DocumentRead,
  DocumentReader,
  DocumentStore,
  Fields,
  Position,
} from './documentStore.ts';
import { readHead } from './readHead.ts';
import { readItem } from './readItem.ts';
import type { HeadRead, ItemsRead, SyncReader, SyncStore } from './store.ts';

/** Takes note of a document that isn't what it should be: its path, and the names of the fields. */
export type NoteProblems = (path: string, fields: readonly string[]) => void;

/** Documents as heads and items. What isn't one hurts nothing else: it is noted and left out (SPEC D18, D19). */
export function syncStore(documents: DocumentStore, note: NoteProblems): SyncStore {
  return {
    read: (uid, work) => documents.read(uid, (reader) => work(readerOf(reader, uid, note))),
    readUnlocked: async (uid, type, position, limit) => {
      const read = await documents.readUnlocked(uid, type, position, limit);
      const { head, problems } = read.head ? readHead(read.head) : { head: null, problems: [] };
      const { items, broken } = sorted(read.items, Number.MAX_SAFE_INTEGER, () => {});
      if (problems.length > 0 || broken.length > 0 || (head && 'broken' in head)) return null;
      return { head, items };
    },
    transact: (uid, work) =>
      documents.transact(uid, (transaction) =>
        work({
          account: () => transaction.account(),
          items: (...which) => transaction.items(...which),
          count: (...which) => transaction.count(...which),
          writeTime: transaction.writeTime,
          write: (...commit) => transaction.write(...commit),
          ...readerOf(transaction, uid, note),
        }),
      ),
    removeItems: (...which) => documents.removeItems(...which),
  };
}

function readerOf(reader: DocumentReader, uid: string, note: NoteProblems): SyncReader {
  const noteItem =
    (type: DataType): NoteItem =>
    (id, problems) =>
      note(paths.item(uid, type, id), problems);
  return {
    heads: async (types) => {
      const read = await reader.heads(types);
      return types.map((type, index) =>
        headIn(read[index] ?? null, (problems) => note(paths.head(uid, type), problems)),
      );
    },
    itemsAfter: (type, position, limit, newest) =>
      readOn(reader, type, position, limit, (found) => sorted(found, newest, noteItem(type))),
    itemPages: (type, newest) =>
      sortedPages(reader.itemPages(type), (found) => sorted(found, newest, noteItem(type))),
  };
}

async function* sortedPages(
  pages: AsyncIterable<DocumentRead[]>,
  sort: (found: readonly DocumentRead[]) => ItemsRead,
): AsyncGenerator<ItemsRead> {
  for await (const page of pages) yield sort(page);
}

function headIn(fields: Fields | null, note: (problems: readonly string[]) => void): HeadRead {
  if (fields === null) return null;
  const { head, problems } = readHead(fields);
  if (problems.length > 0) note(problems);
  return head;
}

type NoteItem = (id: string, problems: readonly string[]) => void;

function sorted(found: readonly DocumentRead[], newest: number, note: NoteItem): ItemsRead {
  const items: ItemsRead['items'] = [];
  const broken: DocumentRead[] = [];
  for (const document of found) {
    const read = readItem(document, newest);
    if ('item' in read) items.push(read.item);
    else {
      broken.push(document);
      note(document.id, read.problems);
    }
  }
  return { items, broken };
}

/** Reads on behind what is broken, so that a page is full, and moves on, however much of it is. */
async function readOn(
  reader: DocumentReader,
  type: DataType,
  position: Position,
  limit: number,
  sort: (found: readonly DocumentRead[]) => ItemsRead,
): Promise<ItemsRead> {
  const all: ItemsRead = { items: [], broken: [] };
  let behind = position;
  for (let size = limit; ; size = LIMITS.maxPageSize) {
    const found = await reader.itemsAfter(type, behind, size);
    const { items, broken } = sort(found);
    all.items.push(...items);
    all.broken.push(...broken);
    const last = found.at(-1);
    if (!last || found.length < size || all.items.length >= limit) {
      return { items: all.items.slice(0, limit), broken: all.broken };
    }
    behind = { version: Number(last.fields.version), after: last.id };
  }
}
