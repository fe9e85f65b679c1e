import assert from 'node:assert/strict';
import type { Todo } from '@daybook/protocol';
import type { Edit } from '../../../extension/src/shared/edit.ts';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import {
  pendingCount,
  readSnapshot,
  visibleItems,
} from '../../../extension/src/shared/snapshot.ts';
import { storedItems } from '../../fakes/storedItems.ts';
import { aTodo, aTodoEdit } from '../../fakes/todos.ts';

function onServer(todo: Todo) {
  return { value: todo, editedAt: 1, version: 1 };
}

function stored(edits: Edit[], others: Record<string, unknown> = {}) {
  return { ...others, ...Object.fromEntries(edits.map((edit) => [KEYS.edit(edit.id), edit])) };
}

function visibleTodos(raw: Record<string, unknown>) {
  return Object.fromEntries(visibleItems<Todo>(readSnapshot(raw), 'TODOS'));
}

describe('visibleItems', () => {
  it('is empty on a device that has nothing stored', () => {
    assert.deepEqual(visibleTodos({}), {});
  });

  it('shows local changes over what the server had, and edits over both', () => {
    const raw = stored(
      [aTodoEdit({ value: aTodo({ done: true, completedAt: 9 }), before: aTodo() })],
      {
        ...storedItems('server', 'TODOS', {
          T1: onServer(aTodo({ title: 'Old' })),
          T2: onServer(aTodo({ title: 'Other' })),
        }),
        ...storedItems('local', 'TODOS', {
          T1: { value: aTodo({ title: 'Renamed' }), editedAt: 2 },
        }),
      },
    );
    assert.deepEqual(visibleTodos(raw), {
      T1: aTodo({ title: 'Renamed', done: true, completedAt: 9 }),
      T2: aTodo({ title: 'Other' }),
    });
  });

  it('hides what was deleted here', () => {
    const raw = stored([aTodoEdit({ itemId: 'T2', value: null })], {
      ...storedItems('server', 'TODOS', { T1: onServer(aTodo()), T2: onServer(aTodo()) }),
      ...storedItems('local', 'TODOS', { T1: { value: null, editedAt: 2 } }),
    });
    assert.deepEqual(visibleTodos(raw), {});
  });

  it('keeps what two tabs did to one item when they changed different fields', () => {
    const renamedInOneTab = aTodoEdit({
      id: 'E1',
      value: aTodo({ title: 'New name' }),
      before: aTodo(),
    });
    const tickedInAnother = aTodoEdit({
      id: 'E2',
      value: aTodo({ done: true, completedAt: 9 }),
      before: aTodo(),
    });
    const raw = stored([tickedInAnother, renamedInOneTab], {
      ...storedItems('server', 'TODOS', { T1: onServer(aTodo({ title: 'Old name' })) }),
    });
    assert.deepEqual(visibleTodos(raw), {
      T1: aTodo({ title: 'New name', done: true, completedAt: 9 }),
    });
  });

  it('shows the later edit when two tabs changed the same field, in whatever order they are stored', () => {
    const earlier = aTodoEdit({ id: 'E1', value: aTodo({ title: 'Earlier' }), before: aTodo() });
    const later = aTodoEdit({ id: 'E2', value: aTodo({ title: 'Later' }), before: aTodo() });
    assert.equal(visibleTodos(stored([later, earlier])).T1?.title, 'Later');
    assert.equal(visibleTodos(stored([earlier, later])).T1?.title, 'Later');
  });

  it('brings back an item that one tab deleted and another edited after that', () => {
    const deleted = aTodoEdit({ id: 'E1', value: null });
    const edited = aTodoEdit({
      id: 'E2',
      value: aTodo({ title: 'Still needed' }),
      before: aTodo(),
    });
    const raw = stored(
      [deleted, edited],
      storedItems('server', 'TODOS', { T1: onServer(aTodo()) }),
    );
    assert.deepEqual(visibleTodos(raw), { T1: aTodo({ title: 'Still needed' }) });
  });

  it('leaves out edits that are folded already but not yet removed', () => {
    const edit = aTodoEdit({ value: aTodo({ title: 'Folded' }), before: aTodo() });
    const raw = stored([edit], {
      [KEYS.folded]: [edit.id],
      ...storedItems('local', 'TODOS', {
        T1: { value: aTodo({ title: 'Changed since' }), editedAt: 3 },
      }),
    });
    assert.equal(visibleTodos(raw).T1?.title, 'Changed since');
  });

  it('leaves out edits of another session, but not those of the anonymous one it took over', () => {
    const session = { uid: 'u', email: 'u@daybook.test', epoch: 3, importedEpoch: 2 };
    const edits = [1, 2, 3].map((epoch) =>
      aTodoEdit({ id: `E${epoch}`, epoch, itemId: `T${epoch}` }),
    );
    const raw = stored(edits, { [KEYS.session]: session });
    assert.deepEqual(Object.keys(visibleTodos(raw)), ['T2', 'T3']);
  });
});

describe('pendingCount', () => {
  it('counts an item once, however many edits it has and folded ones with them', () => {
    const edits = [
      aTodoEdit({ id: 'E1' }),
      aTodoEdit({ id: 'E2' }),
      aTodoEdit({ id: 'E3', itemId: 'T2' }),
    ];
    const raw = stored(
      edits,
      storedItems('local', 'TODOS', { T1: { value: aTodo(), editedAt: 2 } }),
    );
    assert.equal(pendingCount(readSnapshot(raw)), 2);
  });

  it('counts deletions, and the same id in two data types twice', () => {
    const raw = {
      ...storedItems('local', 'TODOS', { X1: { value: null, editedAt: 2 } }),
      ...storedItems('local', 'QUICK_LINKS', { X1: { value: null, editedAt: 2 } }),
    };
    assert.equal(pendingCount(readSnapshot(raw)), 2);
  });

  it('does not count what the server has', () => {
    const raw = storedItems('server', 'TODOS', { T1: onServer(aTodo()) });
    assert.equal(pendingCount(readSnapshot(raw)), 0);
  });
});
