import assert from 'node:assert/strict';
import type { Todo } from '@daybook/protocol';
import { byOrder } from '../../../extension/src/ui/list/byOrder.ts';
import { rowsOf } from '../../../extension/src/ui/list/openEditors.ts';
import { RowCells } from '../../../extension/src/ui/list/rowCells.ts';
import { aTodo } from '../../fakes/todos.ts';

const listed = (id: string, values: Partial<Todo> = {}) => ({
  id,
  value: aTodo({ order: id, ...values }),
});
const rows = (...items: ReturnType<typeof listed>[]) => rowsOf(items, new Map(), byOrder);

describe('the cells of a list’s rows', () => {
  const [a, b, c] = [listed('a'), listed('b'), listed('c')];

  /** A list, and whose cells told their components to render. */
  function open() {
    const cells = new RowCells<Todo>();
    const told: string[] = [];
    const shown = cells.take(rows(a, b));
    for (const cell of shown) cell.subscribe(() => told.push(cell.row().listed.id));
    return { cells, told, shown };
  }

  it('tell of a change the row that changed alone, and the list stays the same', () => {
    const { cells, told, shown } = open();
    const newB = listed('b', { done: true });
    assert.equal(cells.take(rows(a, newB)), shown);
    assert.deepEqual(told, [], 'not while the list is rendered');
    cells.tell();
    assert.deepEqual(told, ['b']);
    assert.equal(shown[1]?.row().listed, newB);
    cells.tell();
    assert.deepEqual(told, ['b']);
  });

  it('are the same for items that stay, wherever they are', () => {
    const { cells, told, shown } = open();
    const more = cells.take(rows(a, b, c));
    assert.deepEqual(more.slice(0, 2), shown);
    const moved = listed('a', { order: 'd' });
    assert.deepEqual(cells.take(rows(b, c, moved)), [more[1], more[2], more[0]]);
    cells.tell();
    assert.deepEqual(told, ['a']);
  });

  it('are new for what was gone and comes back, and tell nobody who has left', () => {
    const { cells, told, shown } = open();
    const [only] = cells.take(rows(a));
    assert.equal(only, shown[0]);
    const [, again] = cells.take(rows(a, b));
    assert.notEqual(again, shown[1]);
    let count = 0;
    const leave = again?.subscribe(() => {
      count += 1;
    });
    leave?.();
    cells.take(rows(a, listed('b', { title: 'New' })));
    cells.tell();
    assert.deepEqual([count, told], [0, []]);
  });
});
