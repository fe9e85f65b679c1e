import { type DataType, type ItemValue, isEqual } from '@daybook/protocol';
import type { Atom } from 'jotai/vanilla';
import { selectAtom } from 'jotai/vanilla/utils';
import { isOrphan } from '../../shared/isOrphan.ts';
import { hasShape, type Shape } from '../../shared/shape.ts';
import { visibleItems } from '../../shared/snapshot.ts';
import { snapshotAtom } from './storedAtom.ts';

/** An item with its id, as lists have it. */
export interface Listed<Value> {
  id: string;
  value: Value;
}

/** Negative where `a` comes before `b`. */
export type Compare<Value> = (a: Listed<Value>, b: Listed<Value>) => number;

/**
 * The items of a data type as a person sees them, sorted by `compare`. Items that are unchanged stay the
 * same objects, and so does an unchanged list: components compare by identity. One that lacks a field of `shown`, which its
 * page and `compare` rely on, is left out (SPEC D20), and so is a check-in without its habit (SPEC D25).
 */
export function createItemsAtom<Type extends DataType>(
  type: Type,
  compare: Compare<ItemValue<Type>>,
  shown: Shape = {},
): Atom<readonly Listed<ItemValue<Type>>[]> {
  type Items = readonly Listed<ItemValue<Type>>[];
  return selectAtom(snapshotAtom, (snapshot, previous?: Items): Items => {
    const visible = visibleItems<ItemValue<Type>>(snapshot, type);
    const items = Array.from(visible, ([id, value]) => ({ id, value }))
      .filter(({ value }) => hasShape(value, shown) && !isOrphan(value, visible))
      .sort(compare);
    return previous ? keepEqual(items, previous) : items;
  });
}

function keepEqual<Value>(
  items: readonly Listed<Value>[],
  previous: readonly Listed<Value>[],
): readonly Listed<Value>[] {
  const known = new Map(previous.map((listed) => [listed.id, listed]));
  const kept = items.map((listed) => {
    const before = known.get(listed.id);
    return before && isEqual(before.value, listed.value) ? before : listed;
  });
  const isSame =
    kept.length === previous.length && kept.every((listed, at) => listed === previous[at]);
  return isSame ? previous : kept;
}
