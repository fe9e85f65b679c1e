import assert from 'node:assert/strict';
import type { HabitsItem } from '@daybook/protocol';
import { createStore } from 'jotai/vanilla';
import { createItemsAtom } from '../../../extension/src/ui/data/createItemsAtom.ts';
import { storedAtom } from '../../../extension/src/ui/data/storedAtom.ts';
import { storedItems } from '../../fakes/storedItems.ts';
import { aTodo } from '../../fakes/todos.ts';
import { CHECKIN, CHECKIN_ID, HABIT } from '../../fixtures/items.ts';

describe('createItemsAtom', () => {
  const newestFirst = createItemsAtom('TODOS', (a, b) => b.value.createdAt - a.value.createdAt);
  const stored = (titles: Record<string, string>) => {
    const values = Object.entries(titles).map(([id, title], index) => [
      id,
      { value: aTodo({ title, createdAt: index }), editedAt: 1 },
    ]);
    return storedItems('local', 'TODOS', Object.fromEntries(values));
  };

  it('lists the items of its type, sorted', () => {
    const store = createStore();
    store.set(storedAtom, {
      ...stored({ T1: 'One', T2: 'Two' }),
      ...storedItems('local', 'QUICK_LINKS', { L1: { value: { title: 'A link' }, editedAt: 1 } }),
    });
    assert.deepEqual(
      store.get(newestFirst).map(({ id, value }) => [id, value.title]),
      [
        ['T2', 'Two'],
        ['T1', 'One'],
      ],
    );
  });

  it('keeps items that are equal to those of before, and a list of nothing but such', () => {
    const store = createStore();
    store.set(storedAtom, stored({ T1: 'One', T2: 'Two' }));
    const before = store.get(newestFirst);
    store.set(storedAtom, stored({ T1: 'One', T2: 'Two' }));
    assert.equal(store.get(newestFirst), before);
    store.set(storedAtom, stored({ T1: 'One', T2: 'Changed' }));
    const after = store.get(newestFirst);
    assert.notEqual(after[0], before[0]);
    assert.equal(after[1], before[1]);
  });

  it('D20: leaves out an item that lacks what is shown, or has another type there', () => {
    const byTitle = createItemsAtom('TODOS', (a, b) => a.value.title.localeCompare(b.value.title), {
      title: 'string',
      done: 'boolean',
    });
    const store = createStore();
    const values = [aTodo(), { ...aTodo(), title: 5 }, { title: 'No done' }, {}, []];
    const entries = values.map((value, index) => [`T${index}`, { value, editedAt: 1 }]);
    store.set(storedAtom, storedItems('local', 'TODOS', Object.fromEntries(entries)));
    assert.deepEqual(
      store.get(byTitle).map(({ id }) => id),
      ['T0'],
    );
  });

  it('is a new list where one has been removed', () => {
    const store = createStore();
    store.set(storedAtom, stored({ T1: 'One', T2: 'Two' }));
    const [, one] = store.get(newestFirst);
    store.set(storedAtom, stored({ T1: 'One' }));
    assert.deepEqual(store.get(newestFirst), [one]);
  });

  it('D25: a check-in is left out while its habit isn’t there', () => {
    const habits = createItemsAtom('HABITS', (a, b) => (a.id < b.id ? -1 : 1));
    const store = createStore();
    const show = (items: Record<string, HabitsItem>) => {
      const entries = Object.entries(items).map(([id, value]) => [id, { value, editedAt: 1 }]);
      store.set(storedAtom, storedItems('local', 'HABITS', Object.fromEntries(entries)));
      return store.get(habits).map(({ id }) => id);
    };
    const mistaken = { ...CHECKIN, habitId: CHECKIN_ID };
    assert.deepEqual(show({ [CHECKIN_ID]: CHECKIN, 'other.2026-11-22': mistaken }), []);
    assert.deepEqual(show({ [CHECKIN_ID]: CHECKIN, read: HABIT }), ['read', CHECKIN_ID]);
  });
});
