import { createItemsAtom } from '../data/createItemsAtom.ts';
import { byOrder } from '../list/byOrder.ts';

const SHOWN = { title: 'string', done: 'boolean', order: 'string' } as const;

export const todosAtom = createItemsAtom('TODOS', byOrder, SHOWN);
