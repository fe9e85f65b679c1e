import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { itemProblems } from '@daybook/protocol';
import { createStore } from 'jotai/vanilla';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import { createEditWriter } from '../../../extension/src/ui/data/editWriter.ts';
import { beginReading } from '../../../extension/src/ui/data/firstReading.ts';
import { followStorage } from '../../../extension/src/ui/data/followStorage.ts';
import { pendingAtom } from '../../../extension/src/ui/data/sessionAtoms.ts';
import type { StorageArea } from '../../../extension/src/ui/data/storageArea.ts';
import { type Store, storedAtom } from '../../../extension/src/ui/data/storedAtom.ts';
import { createTodoActions } from '../../../extension/src/ui/todos/actions.ts';
import { todosAtom } from '../../../extension/src/ui/todos/atom.ts';
import { FakeStorage, storageEvents } from '../../fakes/fakeStorage.ts';
import { storedItems } from '../../fakes/storedItems.ts';
import { aTodo, aTodoEdit } from '../../fakes/todos.ts';
import { FOCUS_ENTRY, HABIT } from '../../fixtures/items.ts';

const follow = (storage: StorageArea, store: Store) =>
  followStorage(storage, store, beginReading(storage, ['TODOS']));

/** Grows with each id in any tab, as time does. */
let idCount = 0;

/** A new tab without its components, on a clock and ids of the test. */
async function openTab(storage: FakeStorage) {
  const store = createStore();
  const now = () => 5_000;
  const newId = () => String(++idCount).padStart(4, '0');
  const write = createEditWriter({ storage, store, now, newId });
  const actions = createTodoActions({ store, write, now, newId });
  const { stop, readRest } = await follow(storage, store);
  const listed = () => store.get(todosAtom);
  const titles = () => listed().map(({ value }) => value.title);
  return { store, actions, stop, readRest, listed, titles };
}

/** Everything that isn't a bucket or the conflict log, and a bucket of the type that is shown. */
const SHOWN = {
  [KEYS.session]: { uid: null, email: null, epoch: 0, importedEpoch: null },
  [KEYS.engine]: {},
  ...storedItems('server', 'TODOS', { T1: { value: aTodo(), editedAt: 1, version: 1 } }),
};

/** The storage, in which `meanwhile` happens between the moment that an answer is of and the answer. */
function readSlowly(storage: FakeStorage, meanwhile: (keys: readonly string[]) => Promise<void>) {
  return {
    onChanged: storage.onChanged,
    set: storage.set.bind(storage),
    getKeys: storage.getKeys.bind(storage),
    get: async (keys: string[]) => {
      const stored = await storage.get(keys);
      await meanwhile(keys);
      await storageEvents();
      return stored;
    },
  };
}

describe('a new tab', () => {
  it('shows what is stored when it opens', async () => {
    const edit = aTodoEdit({ value: aTodo({ title: 'From before' }) });
    const tab = await openTab(new FakeStorage({ [KEYS.edit(edit.id)]: edit }));
    assert.deepEqual(tab.titles(), ['From before']);
  });

  it('shows an edit at once and stores it as one new key', async () => {
    const storage = new FakeStorage();
    const tab = await openTab(storage);
    const adding = tab.actions.add('Buy milk');
    assert.deepEqual(tab.titles(), ['Buy milk']);
    await adding;
    const [[key, edit] = ['', {}], ...others] = Object.entries(await storage.get());
    assert.equal(others.length, 0);
    assert.match(key, /^edit:/);
    assert.deepEqual(
      itemProblems('TODOS', tab.listed()[0]?.id ?? '', (edit as { value: unknown }).value),
      [],
    );
  });

  it('adds a todo that is not done, and has nothing but its title', async () => {
    const tab = await openTab(new FakeStorage());
    const id = await tab.actions.add('Buy milk');
    const order = tab.listed()[0]?.value.order;
    assert.match(order ?? '', /./);
    const value = aTodo({ title: 'Buy milk', createdAt: 5_000, order: order ?? '' });
    assert.deepEqual(tab.listed(), [{ id, value }]);
  });

  it('knows when a todo was done, for as long as it is', async () => {
    const tab = await openTab(new FakeStorage());
    await tab.actions.add('Buy milk');
    const shown = () => tab.listed()[0] ?? assert.fail();
    await tab.actions.setDone(shown(), true);
    assert.deepEqual([shown().value.done, shown().value.completedAt], [true, 5_000]);
    await tab.actions.setDone(shown(), false);
    assert.deepEqual([shown().value.done, shown().value.completedAt], [false, null]);
  });

  it('hides an edit that could not be stored, and rejects', async () => {
    const storage = new FakeStorage();
    const tab = await openTab(storage);
    storage.failNextWrite(new Error('disk full'));
    await assert.rejects(tab.actions.add('Buy milk'), /disk full/);
    assert.deepEqual(tab.titles(), []);
    assert.deepEqual(await storage.get(), {});
  });

  it('adds at the end of the list', async () => {
    const tab = await openTab(new FakeStorage());
    for (const title of ['One', 'Two', 'Three']) await tab.actions.add(title);
    assert.deepEqual(tab.titles(), ['One', 'Two', 'Three']);
  });

  it('shows what another tab does', async () => {
    const storage = new FakeStorage();
    const [a, b] = [await openTab(storage), await openTab(storage)];
    await a.actions.add('Buy milk');
    await storageEvents();
    assert.deepEqual(b.titles(), ['Buy milk']);
  });

  it('keeps both when two tabs edit one todo at the same time', async () => {
    const storage = new FakeStorage();
    const [a, b] = [await openTab(storage), await openTab(storage)];
    await a.actions.add('Buy milk');
    await storageEvents();
    const [inA, inB] = [a.listed()[0], b.listed()[0]];
    assert.ok(inA && inB);
    await Promise.all([a.actions.rename(inA, 'Buy oat milk'), b.actions.setDone(inB, true)]);
    await storageEvents();
    for (const tab of [a, b]) {
      const todo = tab.listed()[0]?.value;
      assert.deepEqual([todo?.title, todo?.done, todo?.completedAt], ['Buy oat milk', true, 5_000]);
      assert.equal(tab.store.get(pendingAtom), 1);
    }
  });

  it('brings a removed todo back as it was', async () => {
    const tab = await openTab(new FakeStorage());
    await tab.actions.add('Buy milk');
    const before = tab.listed();
    const [listed] = before;
    assert.ok(listed);
    await tab.actions.remove(listed);
    assert.deepEqual(tab.titles(), []);
    await tab.actions.put(listed);
    assert.deepEqual(tab.listed(), before);
  });

  it('moves a todo by places and beside others, writing the moved one alone, and resolves to where it is', async () => {
    const storage = new FakeStorage();
    const tab = await openTab(storage);
    for (const title of ['One', 'Two', 'Three', 'Four']) await tab.actions.add(title);
    const [one, two, three, four] = tab.listed().map(({ id }) => id);
    const before = Object.keys(await storage.get()).length;
    assert.deepEqual(await tab.actions.move(one ?? '', { by: 1 }), { place: 2, count: 4 });
    assert.deepEqual(tab.titles(), ['Two', 'One', 'Three', 'Four']);
    const afterThree = { nextTo: three ?? '', edge: 'after' } as const;
    assert.deepEqual(await tab.actions.move(two ?? '', afterThree), { place: 3, count: 4 });
    assert.deepEqual(tab.titles(), ['One', 'Three', 'Two', 'Four']);
    const beforeOne = { nextTo: one ?? '', edge: 'before' } as const;
    assert.deepEqual(await tab.actions.move(four ?? '', beforeOne), { place: 1, count: 4 });
    assert.deepEqual(tab.titles(), ['Four', 'One', 'Three', 'Two']);
    assert.equal(Object.keys(await storage.get()).length, before + 3);
  });

  it('moves between equal orders by one write, whatever it has to change', async () => {
    const storage = new FakeStorage();
    for (const itemId of ['T1', 'T2', 'T3']) {
      // Sorts before the ids that the tab makes.
      const edit = aTodoEdit({ id: `-${itemId}`, itemId });
      await storage.set({ [KEYS.edit(edit.id)]: edit });
    }
    const tab = await openTab(storage);
    const set = mock.method(storage, 'set');
    await tab.actions.move('T3', { nextTo: 'T1', edge: 'after' });
    assert.deepEqual(
      tab.listed().map(({ id }) => id),
      ['T1', 'T3', 'T2'],
    );
    assert.equal(set.mock.callCount(), 1);
    assert.equal(Object.keys(set.mock.calls[0]?.arguments[0] ?? {}).length, 2);
  });

  it('moves nothing beyond the ends of the list, beside itself, or where it has gone', async () => {
    const storage = new FakeStorage();
    const tab = await openTab(storage);
    for (const title of ['One', 'Two']) await tab.actions.add(title);
    const [one = '', two = ''] = tab.listed().map(({ id }) => id);
    const stored = await storage.get();
    assert.equal(await tab.actions.move(one, { by: -1 }), null);
    assert.equal(await tab.actions.move(two, { by: 1 }), null);
    assert.equal(await tab.actions.move('gone', { by: 1 }), null);
    assert.equal(await tab.actions.move(one, { nextTo: 'gone', edge: 'after' }), null);
    assert.deepEqual(await tab.actions.move(one, { nextTo: two, edge: 'before' }), {
      place: 1,
      count: 2,
    });
    assert.deepEqual(await storage.get(), stored);
  });

  it('follows the worker as it folds an edit into the items', async () => {
    const storage = new FakeStorage();
    const tab = await openTab(storage);
    await tab.actions.add('Buy milk');
    const [[key, edit] = ['', {}]] = Object.entries(await storage.get());
    const { id, itemId, value } = edit as ReturnType<typeof aTodoEdit>;
    const items = storedItems('local', 'TODOS', { [itemId]: { value, editedAt: 1 } });
    await storage.set({ ...items, [KEYS.folded]: [id] });
    await storage.remove(key);
    await storageEvents();
    assert.deepEqual(tab.titles(), ['Buy milk']);
    assert.equal(tab.store.get(pendingAtom), 1);
    const kept = tab.store.get(storedAtom);
    assert.deepEqual(Object.keys(kept).sort(), Object.keys(await storage.get()).sort());
  });

  it('misses no change that comes while it reads', async () => {
    const storage = new FakeStorage();
    const store = createStore();
    const slow = readSlowly(storage, async () => {
      const edit = aTodoEdit();
      await storage.set({ [KEYS.edit(edit.id)]: edit });
    });
    await follow(slow, store);
    assert.equal(store.get(todosAtom).length, 1);
  });

  it('N10: reads first what it shows, and the rest when it is asked to', async () => {
    const shown = {
      ...SHOWN,
      ...storedItems('local', 'TODOS', { T2: { value: null, editedAt: 1 } }),
    };
    const later = {
      ...storedItems('server', 'HABITS', { read: { value: HABIT, editedAt: 1, version: 1 } }),
      ...storedItems('local', 'FOCUS_HISTORY', { F1: { value: FOCUS_ENTRY, editedAt: 1 } }),
      [KEYS.conflicts(3)]: [],
    };
    const tab = await openTab(new FakeStorage({ ...shown, ...later }));
    assert.deepEqual(tab.store.get(storedAtom), shown);
    await tab.readRest();
    assert.deepEqual(tab.store.get(storedAtom), { ...shown, ...later });
  });

  it('N10: what changes before there is a store is as it was changed', async () => {
    const edit = aTodoEdit();
    const storage = new FakeStorage(
      storedItems('local', 'TODOS', { T1: { value: null, editedAt: 1 } }),
    );
    const reading = beginReading(storage, ['TODOS']);
    await reading.stored;
    await storage.set({ [KEYS.edit(edit.id)]: edit, [KEYS.status]: { state: 'offline' } });
    await storage.remove(Object.keys(storedItems('local', 'TODOS', { T1: null })));
    await storageEvents();
    const store = createStore();
    await followStorage(storage, store, reading);
    const kept = { [KEYS.edit(edit.id)]: edit, [KEYS.status]: { state: 'offline' } };
    assert.deepEqual(store.get(storedAtom), kept);
  });

  it('N10: what changes before the rest is read, or while it is, is as it was changed', async () => {
    const [before, during, gone] = [KEYS.conflicts(1), KEYS.conflicts(2), KEYS.conflicts(3)];
    const storage = new FakeStorage({ [before]: [1], [during]: [1], [gone]: [1] });
    const store = createStore();
    const { readRest } = await follow(
      readSlowly(storage, async (keys) => {
        if (!keys.includes(during)) return;
        await storage.set({ [during]: [2] });
        await storage.remove(gone);
      }),
      store,
    );
    await storage.set({ [before]: [2] });
    await storageEvents();
    await readRest();
    assert.deepEqual(store.get(storedAtom), { [before]: [2], [during]: [2] });
  });

  it('N10: a rest that can’t be read is read when it is asked for again', async () => {
    const storage = new FakeStorage({ [KEYS.conflicts(1)]: [1] });
    let failures = 1;
    const store = createStore();
    const { readRest } = await follow(
      readSlowly(storage, async (keys) => {
        if (keys.length > 0 && failures-- > 0) throw new Error('IO error');
      }),
      store,
    );
    await assert.rejects(readRest(), /IO error/);
    assert.deepEqual(store.get(storedAtom), {});
    await readRest();
    assert.deepEqual(Object.keys(store.get(storedAtom)), [KEYS.conflicts(1)]);
    assert.equal(readRest(), readRest(), 'once it is there it isn’t read again');
  });

  it('stops following when it is closed', async () => {
    const storage = new FakeStorage();
    const [a, b] = [await openTab(storage), await openTab(storage)];
    b.stop();
    await a.actions.add('Buy milk');
    await storageEvents();
    assert.deepEqual(b.titles(), []);
  });
});
