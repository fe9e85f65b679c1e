import assert from 'node:assert/strict';
import { createStore } from 'jotai/vanilla';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import { createActions } from '../../../extension/src/ui/data/createActions.ts';
import { createEditWriter } from '../../../extension/src/ui/data/editWriter.ts';
import { storedAtom } from '../../../extension/src/ui/data/storedAtom.ts';
import { todosAtom } from '../../../extension/src/ui/todos/atom.ts';
import { aTodo } from '../../fakes/todos.ts';

describe('createEditWriter', () => {
  function setup() {
    const writes: Record<string, unknown>[] = [];
    const storage = {
      error: null as Error | null,
      async set(items: Record<string, unknown>) {
        writes.push(items);
        if (storage.error) throw storage.error;
      },
    };
    const store = createStore();
    store.set(storedAtom, { [KEYS.session]: { uid: 'ada', email: null, epoch: 7 } });
    let made = 0;
    const newId = () => `E${++made}`;
    const write = createEditWriter({ storage, store, now: () => 5_000, newId });
    return { writes, storage, store, write };
  }

  const add = (itemId: string) => ({
    dataType: 'TODOS' as const,
    itemId,
    before: null,
    value: aTodo(),
  });

  it('stores several edits by one write, each under its own key', async () => {
    const { writes, write } = setup();
    await write([add('T1'), add('T2'), add('T3')]);
    assert.deepEqual(writes, [
      {
        [KEYS.edit('E1')]: { id: 'E1', epoch: 7, madeAt: 5_000, ...add('T1') },
        [KEYS.edit('E2')]: { id: 'E2', epoch: 7, madeAt: 5_000, ...add('T2') },
        [KEYS.edit('E3')]: { id: 'E3', epoch: 7, madeAt: 5_000, ...add('T3') },
      },
    ]);
  });

  it('writes nothing where there is nothing to write', async () => {
    const { writes, write } = setup();
    await write([]);
    assert.deepEqual(writes, []);
  });

  it('shows none of the edits any longer when the write fails, and keeps what else is shown', async () => {
    const { storage, store, write } = setup();
    await write([add('T1')]);
    storage.error = new Error('disk full');
    const writing = write([add('T2'), add('T3')]);
    assert.equal(store.get(todosAtom).length, 3);
    await assert.rejects(writing, /disk full/);
    assert.deepEqual(
      store.get(todosAtom).map(({ id }) => id),
      ['T1'],
    );
  });

  it('changes several items by one write', async () => {
    const { writes, write } = setup();
    const value = aTodo();
    await createActions('TODOS', write).changeAll([
      { listed: { id: 'T1', value }, fields: { order: 'a5' } },
      { listed: { id: 'T2', value }, fields: { order: 'a6' } },
    ]);
    assert.equal(writes.length, 1);
    const edits = Object.values(writes[0] ?? {}) as ReturnType<typeof add>[];
    assert.deepEqual(
      edits.map(({ itemId, before, value: { order } }) => [itemId, before, order]),
      [
        ['T1', value, 'a5'],
        ['T2', value, 'a6'],
      ],
    );
  });
});
