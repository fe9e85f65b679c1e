import { createItemsAtom } from '../data/createItemsAtom.ts';
import { byOrder } from '../list/byOrder.ts';

export const todosAtom = createItemsAtom('TODOS', byOrder);
