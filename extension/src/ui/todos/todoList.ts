import type { Todo } from '@daybook/protocol';
import { type LocalSnapshot, visibleItems } from '../../shared/snapshot.ts';

export interface ListedTodo {
  id: string;
  todo: Todo;
}

/** The todos in the order of their fractional indices; ties go by id, so that every device shows one order. */
export function listTodos(snapshot: LocalSnapshot): ListedTodo[] {
  return Array.from(visibleItems<Todo>(snapshot, 'TODOS'), ([id, todo]) => ({ id, todo })).sort(
    (a, b) => compare(a.todo.order, b.todo.order) || compare(a.id, b.id),
  );
}

/** By code units, as fractional indices are meant: never by the rules of a language. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
