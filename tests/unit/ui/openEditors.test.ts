import assert from 'node:assert/strict';
import type { Todo } from '@daybook/protocol';
import type { Listed } from '../../../extension/src/ui/data/itemList.ts';
import { byOrder } from '../../../extension/src/ui/list/byOrder.ts';
import {
  followItems,
  type OpenEditors,
  rowsOf,
  withEditor,
  withoutEditor,
  withTouched,
} from '../../../extension/src/ui/list/openEditors.ts';
import { aTodo } from '../../fakes/todos.ts';

const NONE: OpenEditors<Todo> = new Map();

function listed(id: string, values: Partial<Todo> = {}): Listed<Todo> {
  return { id, value: aTodo({ order: id, ...values }) };
}

describe('open editors', () => {
  const [a, b, c] = [listed('a'), listed('b'), listed('c')];
  const newB = listed('b', { title: 'Changed elsewhere' });

  it('N1: what was seen when typing began stays, whatever arrives', () => {
    const typing = withTouched(withEditor(NONE, b), 'b');
    const followed = followItems(typing, [a, newB, c]);
    assert.equal(followed, typing);
    assert.deepEqual(followed.get('b'), { seen: b, isTouched: true });
  });

  it('N1, N2: while nothing is typed, what arrives takes its place', () => {
    const followed = followItems(withEditor(NONE, b), [a, newB]);
    assert.deepEqual(followed.get('b'), { seen: newB, isTouched: false });
    const typing = withTouched(followed, 'b');
    assert.equal(followItems(typing, [a, b]).get('b')?.seen, newB);
  });

  it('stay the same map where nothing changes', () => {
    const open = withEditor(NONE, b);
    assert.equal(followItems(open, [a, b]), open);
    assert.equal(followItems(open, [a]), open);
    assert.equal(followItems(NONE, [a]), NONE);
    const typing = withTouched(open, 'b');
    assert.equal(withTouched(typing, 'b'), typing);
    assert.equal(withTouched(NONE, 'b'), NONE);
    assert.equal(withoutEditor(NONE, 'b'), NONE);
  });

  it('leave the rows of what is unchanged the same, for who compares by identity', () => {
    const before = rowsOf([a, b, c], NONE, byOrder);
    assert.deepEqual(
      before.map(({ listed: its }) => its),
      [a, b, c],
    );
    const after = rowsOf([a, newB, c], NONE, byOrder);
    assert.deepEqual(
      after.map((row, at) => row === before[at]),
      [true, false, true],
    );
    const editing = rowsOf([a, b, c], withEditor(NONE, b), byOrder);
    assert.deepEqual(
      editing.map((row, at) => row === before[at]),
      [true, false, true],
    );
  });

  it('are several at once, each closed alone', () => {
    const both = withTouched(withEditor(withEditor(NONE, a), b), 'a');
    assert.deepEqual([...withoutEditor(both, 'a')], [['b', { seen: b, isTouched: false }]]);
    assert.deepEqual([...withoutEditor(both, 'b')], [['a', { seen: a, isTouched: true }]]);
  });

  it('N3: a row stays at its place while its editor is open, though its item is gone', () => {
    for (const open of [withEditor(NONE, b), withTouched(withEditor(NONE, b), 'b')]) {
      const editors = followItems(open, [c, listed('d')]);
      assert.deepEqual(
        rowsOf([a, c], editors, byOrder).map(({ listed: { id }, isGone }) => [id, isGone]),
        [
          ['a', false],
          ['b', true],
          ['c', false],
        ],
      );
      assert.deepEqual(
        rowsOf([a, c], withoutEditor(editors, 'b'), byOrder).map((row) => row.listed),
        [a, c],
      );
    }
  });

  it('N3: what is gone is as it was last seen, and may come back by itself', () => {
    const followed = followItems(withEditor(NONE, b), [newB]);
    assert.equal(rowsOf([], followed, byOrder)[0]?.listed, newB);
    const typing = withTouched(withEditor(NONE, b), 'b');
    const [back] = rowsOf([newB], followItems(typing, [newB]), byOrder);
    assert.deepEqual(back, {
      listed: newB,
      editor: { seen: b, isTouched: true },
      isGone: false,
    });
  });

  it('have no part in the rows of other items', () => {
    const rows = rowsOf([a, b], withEditor(NONE, b), byOrder);
    assert.deepEqual(rows[0], { listed: a, editor: null, isGone: false });
    assert.deepEqual(rows[1], {
      listed: b,
      editor: { seen: b, isTouched: false },
      isGone: false,
    });
  });
});
