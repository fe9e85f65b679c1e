import assert from 'node:assert/strict';
import { applyEdit } from '../../../extension/src/shared/edit.ts';
import { aTodo, aTodoEdit } from '../../fakes/todos.ts';

describe('applyEdit', () => {
  it('adds an item that was not there', () => {
    assert.deepEqual(applyEdit(null, aTodoEdit({ value: aTodo() })), aTodo());
  });

  it('takes only the edited fields of an item that has changed meanwhile', () => {
    const current = aTodo({ title: 'Water the garden', priority: 2 });
    const edit = aTodoEdit({ value: aTodo({ done: true, completedAt: 5 }), before: aTodo() });
    assert.deepEqual(
      applyEdit(current, edit),
      aTodo({ title: 'Water the garden', priority: 2, done: true, completedAt: 5 }),
    );
  });

  it('M11: takes with a field what belongs to it', () => {
    const before = aTodo({ done: true, completedAt: 5 });
    const tickedAgain = aTodo({ done: true, completedAt: 9 });
    const edit = aTodoEdit({ value: tickedAgain, before });
    const unticked = aTodo({ title: 'Water the garden' });
    assert.deepEqual(applyEdit(unticked, edit), { ...tickedAgain, title: 'Water the garden' });
  });

  it('brings an item back whole when it was deleted meanwhile', () => {
    const edit = aTodoEdit({ value: aTodo({ title: 'Kept' }), before: aTodo() });
    assert.deepEqual(applyEdit(null, edit), aTodo({ title: 'Kept' }));
  });

  it('deletes, whatever the item has become', () => {
    assert.equal(applyEdit(aTodo({ title: 'Changed' }), aTodoEdit({ value: null })), null);
  });

  it('changes nothing the second time', () => {
    const edit = aTodoEdit({ value: aTodo({ title: 'New' }), before: aTodo() });
    const once = applyEdit(aTodo(), edit);
    assert.deepEqual(applyEdit(once, edit), once);
  });
});
