import type { Todo } from '@daybook/protocol';
import type { WriteEdit } from '../data/editWriter.ts';
import { type Store, todosAtom } from '../data/storedAtom.ts';
import { orderAfter } from '../list/orderAfter.ts';
import { orderChanges } from '../list/orderChanges.ts';
import type { ListedTodo } from './todoList.ts';

/** What a person can do to todos. Each resolves when it is stored on this device, and rejects if that fails. */
export interface TodoActions {
  /** Adds a todo at the end of the list and says its id. `title` has passed `checkText`. */
  add(title: string): Promise<string>;
  setDone(listed: ListedTodo, done: boolean): Promise<void>;
  rename(listed: ListedTodo, title: string): Promise<void>;
  /** Changes the order of the list; says where the todo is now, or null if there is no such place or todo. */
  move(id: string, target: Target): Promise<Position | null>;
  remove(listed: ListedTodo): Promise<void>;
  /** Brings a removed todo back as it was. */
  restore(listed: ListedTodo): Promise<void>;
}

/** So many places up or down, or beside another todo. */
export type Target = { by: -1 | 1 } | { nextTo: string; edge: 'before' | 'after' };

export interface Position {
  /** From 1. */
  place: number;
  count: number;
}

export interface TodoActionDeps {
  store: Store;
  write: WriteEdit;
  now: () => number;
  newId: () => string;
}

const dataType = 'TODOS';

export function createTodoActions({ store, write, now, newId }: TodoActionDeps): TodoActions {
  const put = (itemId: string, value: Todo) => write({ dataType, itemId, before: null, value });

  const change = ({ id, todo }: ListedTodo, changes: Partial<Todo>) =>
    write({ dataType, itemId: id, before: todo, value: { ...todo, ...changes } });

  return {
    add: async (title) => {
      const last = store.get(todosAtom).at(-1)?.todo.order ?? null;
      const id = newId();
      await put(id, {
        title,
        done: false,
        notes: '',
        dueOn: null,
        priority: 0,
        order: orderAfter(last),
        createdAt: now(),
        completedAt: null,
      });
      return id;
    },
    setDone: (listed, done) => change(listed, { done, completedAt: done ? now() : null }),
    rename: (listed, title) => change(listed, { title }),
    move: async (id, target) => {
      const todos = store.get(todosAtom);
      const from = todos.findIndex((listed) => listed.id === id);
      const to = from === -1 ? -1 : targetIndex(todos, from, target);
      if (to < 0 || to >= todos.length) return null;
      const orders = orderChanges(todos, from, to);
      const moved = todos.filter((listed) => orders.has(listed.id));
      await Promise.all(
        moved.map((listed) => change(listed, { order: orders.get(listed.id) as string })),
      );
      return { place: to + 1, count: todos.length };
    },
    remove: ({ id, todo }) => write({ dataType, itemId: id, before: todo, value: null }),
    restore: ({ id, todo }) => put(id, todo),
  };
}

/** The index that the todo at `from` is meant to have; below 0 or beyond the list if there is none. */
function targetIndex(todos: readonly ListedTodo[], from: number, target: Target): number {
  if ('by' in target) return from + target.by;
  const neighbour = todos.findIndex(({ id }) => id === target.nextTo);
  if (neighbour === -1) return -1;
  const gap = target.edge === 'before' ? neighbour : neighbour + 1;
  // Taken out first, it leaves those after it one place further up.
  return gap > from ? gap - 1 : gap;
}
