import assert from 'node:assert/strict';
import type { Todo } from '@daybook/protocol';
import { createStore } from 'jotai/vanilla';
import { readEdits, readSnapshot, visibleItems } from '../../../extension/src/shared/snapshot.ts';
import { createEditWriter } from '../../../extension/src/ui/data/editWriter.ts';
import { dataEpochAtom } from '../../../extension/src/ui/data/sessionAtoms.ts';
import { storedAtom } from '../../../extension/src/ui/data/storedAtom.ts';
import {
  followItems,
  withEditor,
  withTouched,
} from '../../../extension/src/ui/list/openEditors.ts';
import { createTodoActions } from '../../../extension/src/ui/todos/actions.ts';
import { todosAtom } from '../../../extension/src/ui/todos/atom.ts';
import { FakeStorage } from '../../fakes/fakeStorage.ts';
import { confirmed, START_TIME, todo } from '../engine/builders.ts';
import { Harness } from '../engine/harness.ts';

/** A device with the engine and a tab of it; edits that the tab stores reach the engine by `fold`. */
function openTab() {
  const device = new Harness();
  device.goLive();
  const storage = new FakeStorage();
  const store = createStore();
  let ids = 0;
  const newId = () => `T${++ids}`;
  const write = createEditWriter({ storage, store, now: () => device.now, newId });
  /** The actions of what is shown now. */
  const shownActions = () => {
    const { epoch } = readSnapshot(device.storage).session;
    const writeNow: typeof write = (requests) => write(requests, epoch);
    return createTodoActions({ store, write: writeNow, now: () => device.now, newId });
  };
  const look = () => {
    store.set(storedAtom, { ...device.storage });
    return store.get(todosAtom);
  };
  const fold = async () => {
    device.send({ type: 'editsFound', edits: readEdits(await storage.get()) });
    return look().map(({ value }) => value.title);
  };
  const open = (id: string) => {
    const listed = look().find((item) => item.id === id);
    assert.ok(listed);
    return withEditor<Todo>(new Map(), listed);
  };
  return { device, storage, store, shownActions, look, fold, open };
}

const lostIn = (device: Harness) =>
  device.state.conflicts.map(({ lost, side }) => [side, (lost.value as Todo | null)?.title]);

describe('typing while something arrives', () => {
  it('N1: the later text stands, and the other is in the conflict log', async () => {
    const { device, shownActions, look, fold, open } = openTab();
    device.committed([confirmed('milk', todo('Milk'), 1)]);
    const editors = withTouched(open('milk'), 'milk');
    device.wait(10);
    device.committed([confirmed('milk', todo('Rice milk'), 2, { editedAt: device.now })]);
    device.wait(10);
    const seen = followItems(editors, look()).get('milk')?.seen;
    assert.ok(seen);
    await shownActions().rename(seen, 'Oat milk');
    assert.deepEqual(await fold(), ['Oat milk']);
    assert.deepEqual(lostIn(device), [['theirs', 'Rice milk']]);
  });

  it('N1: what others changed beside the text stays, and is no conflict', async () => {
    const { device, shownActions, look, fold, open } = openTab();
    device.committed([confirmed('milk', todo('Milk'), 1)]);
    const editors = withTouched(open('milk'), 'milk');
    device.committed([confirmed('milk', todo('Milk', { priority: 3, order: 'b7' }), 2)]);
    const seen = followItems(editors, look()).get('milk')?.seen;
    assert.ok(seen);
    await shownActions().rename(seen, 'Oat milk');
    assert.deepEqual(await fold(), ['Oat milk']);
    const value = look()[0]?.value;
    assert.deepEqual([value?.priority, value?.order], [3, 'b7']);
    assert.deepEqual(lostIn(device), []);
  });

  it('N1: another tab of the device counts as another device does', async () => {
    const { device, shownActions, look, fold, open } = openTab();
    device.committed([confirmed('milk', todo('Milk'), 1)]);
    const editors = withTouched(open('milk'), 'milk');
    device.wait(10);
    device.edit('milk', todo('Rice milk'));
    device.wait(10);
    const seen = followItems(editors, look()).get('milk')?.seen;
    assert.ok(seen);
    await shownActions().rename(seen, 'Oat milk');
    assert.deepEqual(await fold(), ['Oat milk']);
    assert.deepEqual(lostIn(device), [['theirs', 'Rice milk']]);
  });

  for (const title of ['Milk', 'Oat milk']) {
    it(`N3: “${title}” of an item deleted elsewhere comes back whole, and is no conflict`, async () => {
      const { device, shownActions, look, fold, open } = openTab();
      const milk = todo('Milk', { notes: 'Two', priority: 2 });
      device.committed([confirmed('milk', milk, 1)]);
      const seen = open('milk').get('milk')?.seen;
      assert.ok(seen);
      const editedAt = START_TIME + 300_000;
      device.committed([confirmed('milk', null, 2, { editedAt })]);
      assert.deepEqual(look(), []);
      await shownActions().put({ id: 'milk', value: { ...seen.value, title } });
      assert.deepEqual(await fold(), [title]);
      assert.deepEqual(look()[0]?.value, { ...milk, title });
      assert.deepEqual(lostIn(device), []);
    });
  }

  it('N3: so does one that another tab deleted, whatever the clock did meanwhile', async () => {
    const { device, shownActions, fold, open } = openTab();
    device.committed([confirmed('milk', todo('Milk'), 1)]);
    const seen = open('milk').get('milk')?.seen;
    assert.ok(seen);
    device.edit('milk', null);
    device.now -= 3_600_000;
    await shownActions().put(seen);
    assert.deepEqual(await fold(), ['Milk']);
  });

  it('N4: an edit of a session that has ended by then is neither shown nor folded', async () => {
    const { device, store, storage, shownActions, look, fold, open } = openTab();
    device.committed([confirmed('milk', todo('Milk'), 1)]);
    const seen = open('milk').get('milk')?.seen;
    assert.ok(seen);
    const actions = shownActions();
    const dataEpoch = store.get(dataEpochAtom);
    device.send({ type: 'signOutRequested' });
    device.send({ type: 'sessionCleared' });
    look();
    assert.notEqual(store.get(dataEpochAtom), dataEpoch);
    await actions.rename(seen, 'Oat milk');
    assert.deepEqual(store.get(todosAtom), []);
    assert.deepEqual(await fold(), []);
    assert.equal(visibleItems(readSnapshot(device.storage), 'TODOS').size, 0);
    assert.equal(Object.keys(await storage.get()).length, 1);
  });

  it('N4: a sign-in that takes the data over takes what was open with it', async () => {
    const device = new Harness();
    device.edit('milk', todo('Milk'));
    const store = createStore();
    store.set(storedAtom, { ...device.storage });
    const dataEpoch = store.get(dataEpochAtom);
    const storage = new FakeStorage();
    const write = createEditWriter({ storage, store, now: () => device.now, newId: () => 'T1' });
    device.signIn();
    const before = todo('Milk');
    const value = todo('Oat milk');
    await write([{ dataType: 'TODOS', itemId: 'milk', before, value }], 0);
    device.send({ type: 'editsFound', edits: readEdits(await storage.get()) });
    store.set(storedAtom, { ...device.storage });
    assert.equal(store.get(dataEpochAtom), dataEpoch);
    assert.equal(store.get(todosAtom)[0]?.value.title, 'Oat milk');
  });
});
