import type { DataType, ItemValue } from '@daybook/protocol';
import { type Atom, atom } from 'jotai/vanilla';
import { selectAtom } from 'jotai/vanilla/utils';
import type { Shape } from '../../shared/shape.ts';
import { type Compare, type ItemList, type Listed, nextItemList } from './itemList.ts';
import { editsAtoms, itemsAtoms } from './partAtoms.ts';

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
  type List = ItemList<ItemValue<Type>>;
  const madeOf = atom((get) => ({ items: get(itemsAtoms[type]), edits: get(editsAtoms[type]) }));
  const listAtom = selectAtom(madeOf, (made, before?: List) =>
    nextItemList({ compare, shown }, made, before),
  );
  return atom((get) => get(listAtom).listed);
}
