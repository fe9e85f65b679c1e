import assert from 'node:assert/strict';
import { isValidItem, mergeItem, type Todo } from '@daybook/protocol';
import type { Listed } from '../../../extension/src/ui/data/itemList.ts';
import { orderChanges } from '../../../extension/src/ui/list/orderChanges.ts';
import { aTodo } from '../../fakes/todos.ts';

const listOf = (orders: Record<string, string>): Listed<Todo>[] =>
  sorted(Object.entries(orders).map(([id, order]) => ({ id, value: aTodo({ order }) })));

function sorted(todos: readonly Listed<Todo>[]): Listed<Todo>[] {
  const key = ({ id, value }: Listed<Todo>) => `${value.order} ${id}`;
  return todos.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

function applied(
  todos: readonly Listed<Todo>[],
  orders: ReadonlyMap<string, string>,
): Listed<Todo>[] {
  return sorted(
    todos.map(({ id, value }) => ({
      id,
      value: { ...value, order: orders.get(id) ?? value.order },
    })),
  );
}

const idsOf = (todos: readonly Listed<Todo>[]) => todos.map(({ id }) => id).join('');

describe('orderChanges', () => {
  const abcd = listOf({ a: 'a0', b: 'a1', c: 'a2', d: 'a3' });

  for (const [from, to, expected] of [
    [0, 3, 'bcda'],
    [3, 0, 'dabc'],
    [1, 2, 'acbd'],
    [2, 1, 'acbd'],
  ] as const) {
    it(`moves ${from} to ${to} by writing the moved one alone`, () => {
      const changes = orderChanges(abcd, from, to);
      assert.deepEqual([...changes.keys()], [abcd[from]?.id]);
      assert.equal(idsOf(applied(abcd, changes)), expected);
    });
  }

  it('changes nothing where nothing moves', () => {
    assert.equal(orderChanges(abcd, 1, 1).size, 0);
    assert.equal(orderChanges(abcd, 9, 1).size, 0);
  });

  it('makes room between equal orders by writing as few as needed', () => {
    const list = listOf({ a: 'a0', b: 'a1', c: 'a1', d: 'a1', e: 'a2' });
    const changes = orderChanges(list, 4, 2);
    assert.equal(idsOf(applied(list, changes)), 'abecd');
    assert.equal(changes.size, 2);
  });

  it('makes room beside orders that another client made up', () => {
    const list = listOf({ a: 'a0', b: 'a05', c: 'a0500', d: 'a1' });
    const changes = orderChanges(list, 3, 1);
    assert.equal(idsOf(applied(list, changes)), 'adbc');
    assert.ok(!changes.has('a'));
  });

  it('gives new orders to a list of nothing but such', () => {
    const list = listOf({ a: '1', b: '1', c: '2', d: '3', e: 'zzzz' });
    assert.equal(idsOf(applied(list, orderChanges(list, 0, 4))), 'bcdea');
  });

  it('D7: keeps orders within 64 characters, however often one place is used', () => {
    let list = abcd;
    for (let count = 0; count < 2_000; count += 1) {
      const expected = list.toSpliced(3, 1).toSpliced(1, 0, list[3] as Listed<Todo>);
      list = applied(list, orderChanges(list, 3, 1));
      assert.equal(idsOf(list), idsOf(expected));
      for (const { id, value } of list) assert.ok(isValidItem('TODOS', id, value));
    }
  });

  it('two devices that move to the same place at once keep every item, in one order everywhere', () => {
    const onA = orderChanges(abcd, 3, 1);
    const onB = orderChanges(abcd, 2, 1);
    assert.equal(onA.get('d'), onB.get('c'), 'the same place has one order');
    const atA = applied(applied(abcd, onA), onB);
    const atB = applied(applied(abcd, onB), onA);
    assert.equal(idsOf(atA), 'acdb', 'ties go by id');
    assert.deepEqual(atA, atB);
    const between = orderChanges(atA, 0, 1);
    assert.equal(idsOf(applied(atA, between)), 'cadb', 'and there is room between them');
  });

  it('M3: two devices that move the same item elsewhere agree on one of the places', () => {
    const base = { value: abcd[0]?.value ?? null, editedAt: 1 };
    const movedTo = (to: number, editedAt: number) => {
      const order = orderChanges(abcd, 0, to).get('a') ?? '';
      return { value: aTodo({ order }), editedAt };
    };
    const [mine, theirs] = [movedTo(1, 2), movedTo(3, 3)];
    const atA = mergeItem('TODOS', 'a', { base, mine, theirs });
    const atB = mergeItem('TODOS', 'a', { base, mine: theirs, theirs: mine });
    assert.deepEqual(atA.result, theirs);
    assert.deepEqual(atB.result, theirs);
    assert.deepEqual(atA.loss?.fields, ['order']);
  });
});
