import type { ItemActions } from '../data/createActions.ts';
import type { Listed } from '../data/itemList.ts';
import type { Ordered } from './byOrder.ts';
import { orderChanges } from './orderChanges.ts';

/** One place up or down, or beside another item. */
export type Target = { by: -1 | 1 } | { nextTo: string; edge: 'before' | 'after' };

export interface Position {
  /** From 1. */
  place: number;
  count: number;
}

/** Moves an item within its list; resolves to where it is now, or null if the place or the item does not exist. */
export type Move = (id: string, target: Target) => Promise<Position | null>;

/** Moves an item of `items`, which are sorted by {@link byOrder}, by one write. */
export async function moveItem<Value extends Ordered>(
  items: readonly Listed<Value>[],
  id: string,
  target: Target,
  { changeAll }: Pick<ItemActions<Value>, 'changeAll'>,
): Promise<Position | null> {
  const from = items.findIndex((listed) => listed.id === id);
  const to = targetIndex(items, from, target);
  if (from === -1 || to === null || !(to in items)) return null;
  const orders = orderChanges(items, from, to);
  await changeAll(
    items
      .filter((listed) => orders.has(listed.id))
      .map((listed) => ({ listed, fields: { order: orders.get(listed.id) } as Partial<Value> })),
  );
  return { place: to + 1, count: items.length };
}

/** The index that the item at `from` is meant to have, which may be outside the list; null if its neighbour is gone. */
function targetIndex(
  items: readonly Listed<unknown>[],
  from: number,
  target: Target,
): number | null {
  if ('by' in target) return from + target.by;
  const neighbour = items.findIndex(({ id }) => id === target.nextTo);
  if (neighbour === -1) return null;
  const gap = target.edge === 'before' ? neighbour : neighbour + 1;
  // Taken out first, it leaves those after it one place further up.
  return gap > from ? gap - 1 : gap;
}
