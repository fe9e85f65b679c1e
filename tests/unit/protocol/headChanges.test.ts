import assert from 'node:assert/strict';
import {
  headChangesOf,
  headChangesSchema,
  LIMITS,
  patchOf,
  type Todo,
  valueAfter,
} from '@daybook/protocol';
import fc from 'fast-check';
import { HABIT, TODO } from '../../fixtures/items.ts';

const RENAMED: Todo = { ...TODO, title: 'Renamed' };

describe('changes in a head', () => {
  it('C12: are whole values, deletions, and patches where there is a revision to put them on', () => {
    const patch = patchOf(TODO, RENAMED, 3);
    const items = [
      { id: 'a', value: TODO, editedAt: 1 },
      { id: 'b', value: null, editedAt: 2 },
      { id: 'c', value: RENAMED, editedAt: 3, ...(patch && { patch }) },
    ];
    const changes = headChangesOf(items);
    assert.deepEqual(changes, {
      a: { value: TODO, editedAt: 1 },
      b: { deleted: true, editedAt: 2 },
      c: { fields: { title: 'Renamed' }, since: 3, editedAt: 3 },
    });
    assert.deepEqual(headChangesSchema.parse(changes), changes);
  });

  it('C12: are carried up to a number, by the writer and for the reader', () => {
    const items = Array.from({ length: LIMITS.maxHeadChanges + 1 }, (_, index) => ({
      ...{ id: `t${index}`, value: TODO, editedAt: 1 },
    }));
    assert.equal(headChangesOf(items), undefined);
    const carried = Object.fromEntries(items.map(({ id }) => [id, { deleted: true, editedAt: 1 }]));
    assert.equal(headChangesSchema.safeParse(carried).success, false);
    assert.ok(headChangesOf(items.slice(1)));
    const { t0, ...most } = carried;
    assert.ok(headChangesSchema.safeParse(most).success);
  });

  it('C12: a patch makes the value again, on its revision only', () => {
    const fields = fc.record({ title: fc.constantFrom('x', 'y'), done: fc.boolean() });
    fc.assert(
      fc.property(fields, fields, (was, is) => {
        const [before, value] = [
          { ...TODO, ...was },
          { ...TODO, ...is },
        ];
        const patch = patchOf(before, value, 7);
        assert.ok(patch);
        const changes = headChangesOf([{ id: 'a', value, editedAt: 1, patch }]);
        assert.ok(changes?.a);
        assert.deepEqual(valueAfter(changes.a, { value: before, version: 7 }), value);
        assert.equal(valueAfter(changes.a, { value: before, version: 6 }), undefined);
        assert.equal(valueAfter(changes.a, undefined), undefined);
      }),
    );
  });

  it('C12: there is no patch to a value that lacks a field of the one before', () => {
    const checkin = { kind: 'checkin', habitId: 'run', day: '2026-11-22', count: 1 } as const;
    assert.equal(patchOf(TODO, checkin, 1), undefined);
    // Both have a kind.
    assert.equal(patchOf(HABIT, checkin, 1), undefined);
  });
});
