import { generateNKeysBetween } from 'fractional-indexing';
import type { Listed } from '../data/itemList.ts';
import type { Ordered } from './byOrder.ts';

/** SPEC D7. */
const MAX_LENGTH = 64;

/** A neighbour's order: null is an end of the list, undefined one that no key can be made beside. */
type Bound = string | null | undefined;

/**
 * The new orders, by id, that move the item at `from` so that it is at `to`: its own alone where there is room between
 * its new neighbours, else those of as few around it as make room.
 */
export function orderChanges(
  items: readonly Listed<Ordered>[],
  from: number,
  to: number,
): ReadonlyMap<string, string> {
  const moved = items[from];
  if (!moved || from === to) return new Map();
  const list = items.toSpliced(from, 1).toSpliced(to, 0, moved);
  const bounds = list.map(({ value }) => boundOf(value.order));
  for (let size = 1; size <= list.length; size += 1) {
    const lastStart = Math.min(to, list.length - size);
    for (let start = Math.max(0, to - size + 1); start <= lastStart; start += 1) {
      const end = start + size;
      const before = start === 0 ? null : bounds[start - 1];
      const after = end === list.length ? null : bounds[end];
      const keys = keysBetween(before, after, size);
      if (keys) return asChanges(list.slice(start, end), keys);
    }
  }
  throw new Error('A whole list can always be given new orders');
}

/** Undefined if `order` is no key of the library, such as one of another client. */
function boundOf(order: string): Bound {
  return keysBetween(order, null, 1) ? order : undefined;
}

function keysBetween(before: Bound, after: Bound, count: number): string[] | null {
  if (before === undefined || after === undefined) return null;
  try {
    const keys = generateNKeysBetween(before, after, count);
    return keys.every((key) => key.length <= MAX_LENGTH) ? keys : null;
  } catch {
    return null;
  }
}

function asChanges(
  items: readonly Listed<Ordered>[],
  keys: readonly string[],
): Map<string, string> {
  const changes = new Map<string, string>();
  for (const [index, { id, value }] of items.entries()) {
    const key = keys[index];
    if (key !== undefined && key !== value.order) changes.set(id, key);
  }
  return changes;
}
