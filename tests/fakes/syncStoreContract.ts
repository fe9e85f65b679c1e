import assert from 'node:assert/strict';
import { type Head, paths, type StoredItem } from '@daybook/protocol';
import type { Firestore } from 'firebase-admin/firestore';
import type {
  DocumentStore,
  DocumentTransaction,
  Fields,
} from '../../functions/src/sync/documentStore.ts';
import { firestoreStore } from '../../functions/src/sync/firestoreStore.ts';
import { TODO } from '../fixtures/items.ts';
import { allItems } from './allItems.ts';

let users = 0;
const newUid = () => `stored${++users}`;

/** {@link describeSyncStore} for the one over Firestore, on any Firestore: `firestore` gives it within a test. */
export function describeFirestoreStore(name: string, firestore: () => Firestore): void {
  describeSyncStore(
    name,
    () => firestoreStore(firestore()),
    async (uid, itemId, fields) => {
      await firestore()
        .doc(paths.item(uid, 'TODOS', itemId))
        .update(fields);
    },
  );
}

/**
 * What each {@link DocumentStore} must do; run it on every implementation. `edit` writes over fields of an item, as an admin
 * can.
 */
export function describeSyncStore(
  name: string,
  store: () => DocumentStore,
  edit: (uid: string, itemId: string, fields: Fields) => Promise<void>,
): void {
  describe(`DocumentStore contract: ${name}`, () => {
    let uid: string;
    beforeEach(() => {
      uid = newUid();
    });

    const write = (version: number, ids: string[], fields: Partial<Head> = {}) =>
      store().transact(uid, async (transaction) => {
        await transaction.heads(['TODOS']);
        writeCommit(transaction, version, ids, fields);
      });
    const idsAfter = (version: number, after: string | undefined, limit: number) =>
      store().read(uid, async (reader) => {
        const items = await reader.itemsAfter('TODOS', { version, after }, limit);
        return items.map(({ id }) => id);
      });

    it('reads nothing where nothing was written', async () => {
      const heads = await store().read(uid, (reader) => reader.heads(['TODOS', 'HABITS']));
      assert.deepEqual(heads, [null, null]);
      assert.deepEqual(await idsAfter(0, undefined, 9), []);
      assert.equal(await store().transact(uid, (transaction) => transaction.account()), null);
    });

    it('C5: reads back what was written, with the time of the write', async () => {
      await write(1, ['a']);
      const { head, items } = await store().read(uid, async (reader) => ({
        head: (await reader.heads(['HABITS', 'TODOS']))[1],
        items: await allItems(reader),
      }));
      const updatedAt = head?.updatedAt;
      assert.ok(updatedAt instanceof Date);
      assert.deepEqual(head, { ...headOf(1), updatedAt });
      assert.deepEqual(items, [{ id: 'a', fields: { ...itemOf(1), updatedAt } }]);
    });

    it('P2, P3: gives items in (version, id) order behind a place, as many as asked for', async () => {
      await write(1, ['c', 'B', 'a', 'a.', 'a_', 'a-', '1']);
      await write(2, ['b', 'a']);
      assert.deepEqual(await idsAfter(0, undefined, 9), [
        '1',
        'B',
        'a-',
        'a.',
        'a_',
        'c',
        'a',
        'b',
      ]);
      assert.deepEqual(await idsAfter(1, undefined, 9), ['a', 'b']);
      assert.deepEqual(await idsAfter(1, 'a.', 9), ['a_', 'c', 'a', 'b']);
      assert.deepEqual(await idsAfter(1, 'B', 2), ['a-', 'a.']);
      assert.deepEqual(await idsAfter(2, 'b', 9), []);
    });

    it('P2: gives the head and items together', async () => {
      await write(1, ['a']);
      await write(2, ['b', 'c']);
      const { head, items } = await store().readUnlocked(uid, 'TODOS', { version: 1 }, 1);
      assert.deepEqual([head?.version, items.map(({ id }) => id)], [2, ['b']]);
      const nothing = await store().readUnlocked(newUid(), 'TODOS', { version: 1 }, 1);
      assert.deepEqual([nothing.head, nothing.items], [null, []]);
    });

    it('C10: replaces items and the head, but for its purgedThrough', async () => {
      await write(1, ['a'], { purgedThrough: 7 });
      await store().transact(uid, async (transaction) => {
        const { value: _, ...meta } = itemOf(2);
        const item = { ...meta, deleted: true, updatedAt: transaction.writeTime } as StoredItem;
        const head = { ...headOf(2), updatedAt: transaction.writeTime };
        transaction.write('TODOS', head, [{ id: 'a', item }]);
      });
      const [[head], [read]] = await store().read(uid, (reader) =>
        Promise.all([reader.heads(['TODOS']), allItems(reader)]),
      );
      assert.equal(head?.purgedThrough, 7);
      assert.ok(read && 'deleted' in read.fields && !('value' in read.fields));
    });

    it('C12: a head without changes drops those of the one before', async () => {
      const changes = { a: { value: { ...TODO }, editedAt: 5 } };
      await write(1, ['a'], { changes });
      const read = () => store().read(uid, (reader) => reader.heads(['TODOS']));
      assert.deepEqual((await read())[0]?.changes, changes);
      await write(2, ['b'], { changes: { b: { deleted: true, editedAt: 5 } } });
      assert.deepEqual((await read())[0]?.changes, { b: { deleted: true, editedAt: 5 } });
      await write(3, ['a']);
      assert.deepEqual(Object.keys((await read())[0] ?? {}).includes('changes'), false);
    });

    it('A3: writes nothing when the work throws', async () => {
      const broken = store().transact(uid, async (transaction) => {
        writeCommit(transaction, 1, ['a'], {});
        throw new Error('midway');
      });
      await assert.rejects(broken, /midway/);
      assert.deepEqual(await idsAfter(0, undefined, 9), []);
    });

    it('C1: lets transactions that read the same head take effect one after the other', async () => {
      const increments = Array.from({ length: 8 }, () =>
        store().transact(uid, async (transaction) => {
          const [head] = await transaction.heads(['TODOS']);
          writeCommit(transaction, Number(head?.version ?? 0) + 1, ['a'], {});
        }),
      );
      await Promise.all(increments);
      const [head] = await store().read(uid, (reader) => reader.heads(['TODOS']));
      assert.equal(head?.version, 8);
    });

    it('A15: removes items up to a version, a page at a time', async () => {
      await write(1, ['a', 'b', 'c']);
      await write(2, ['b']);
      await write(3, ['d']);
      const removed: number[] = [];
      for (let count = -1; count !== 0; removed.push(count)) {
        count = await store().removeItems(uid, 'TODOS', 2, 2);
      }
      assert.deepEqual(removed, [2, 1, 0]);
      assert.deepEqual(await idsAfter(0, undefined, 9), ['d']);
    });

    it('D18: gives what somebody has edited as it is, and in place only by a version that is a number', async () => {
      await write(1, ['a', 'b', 'c']);
      await write(2, ['d', 'e']);
      await edit(uid, 'a', { version: 1.5, updatedAt: 'text', value: 7 });
      await edit(uid, 'b', { version: 'text' });
      await edit(uid, 'd', { version: 99 });
      assert.deepEqual(await idsAfter(0, undefined, 9), ['c', 'a', 'e', 'd']);
      assert.deepEqual(await idsAfter(1, 'c', 9), ['a', 'e', 'd']);
      assert.deepEqual(await idsAfter(1.5, 'a', 9), ['e', 'd']);
      assert.deepEqual(await idsAfter(99, 'd', 9), []);
      const all = await store().read(uid, (reader) => allItems(reader));
      const { fields } = all.find(({ id }) => id === 'a') ?? {};
      assert.deepEqual([fields?.updatedAt, fields?.value], ['text', 7]);
      assert.equal(all.length, 5);
    });

    it('D18, A15: removes, after those up to a version, what no commit can have written', async () => {
      await write(1, ['a', 'b', 'c', 'd']);
      await write(3, ['e']);
      await edit(uid, 'a', { version: 'text' });
      await edit(uid, 'b', { version: 4 });
      await edit(uid, 'c', { version: 2.5 });
      const removed: number[] = [];
      for (let count = -1; count !== 0; removed.push(count)) {
        count = await store().removeItems(uid, 'TODOS', 2, 9);
      }
      assert.deepEqual(removed, [1, 3, 0]);
      const left = await store().read(uid, (reader) => allItems(reader));
      assert.deepEqual(
        left.map(({ id }) => id),
        ['e'],
      );
    });

    it('A20: reads items by their ids, and counts all or the tombstones', async () => {
      await write(1, ['a', 'b']);
      await store().transact(uid, async (transaction) => {
        const { value: _, ...meta } = itemOf(2);
        const updatedAt = transaction.writeTime;
        const item = { ...meta, deleted: true, updatedAt } as StoredItem;
        transaction.write('TODOS', { ...headOf(2), updatedAt }, [{ id: 'a', item }]);
      });
      const { items, ...counts } = await store().transact(uid, async (transaction) => ({
        items: await transaction.items('TODOS', ['b', 'none', 'a']),
        all: await transaction.count('TODOS', 'all'),
        tombstones: await transaction.count('TODOS', 'tombstones'),
        others: await transaction.count('HABITS', 'all'),
      }));
      assert.deepEqual(
        items.map((item) => item && [item.version, item.deleted]),
        [[1, undefined], null, [2, true]],
      );
      assert.deepEqual(counts, { all: 2, tombstones: 1, others: 0 });
    });

    it('A2: keeps users apart', async () => {
      await write(1, ['a']);
      const [head] = await store().read(newUid(), (reader) => reader.heads(['TODOS']));
      assert.equal(head, null);
    });
  });
}

function writeCommit(
  transaction: DocumentTransaction,
  version: number,
  ids: string[],
  fields: Partial<Head>,
): void {
  const updatedAt = transaction.writeTime;
  const items = ids.map((id) => ({ id, item: { ...itemOf(version), updatedAt } }));
  transaction.write('TODOS', { ...headOf(version), ...fields, updatedAt }, items);
}

function headOf(version: number) {
  const parent = version === 1 ? null : `c${version - 1}`;
  return { version, commitId: `c${version}`, parent, deviceId: 'laptop', schema: 1 };
}

function itemOf(version: number) {
  return { value: TODO, version, commitId: `c${version}`, deviceId: 'laptop', editedAt: 5 };
}
