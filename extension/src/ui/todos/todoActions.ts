import type { Todo } from '@daybook/protocol';
import { type Store, todosAtom } from '../state/atoms.ts';
import type { WriteEdit } from '../state/editWriter.ts';
import { orderAfter } from './orderAfter.ts';
import type { ListedTodo } from './todoList.ts';

/** What a person can do to todos. Each resolves when it is stored on this device, and rejects if that fails. */
export interface TodoActions {
  /** Adds a todo at the end of the list and says its id. `title` has passed `checkTitle`. */
  add(title: string): Promise<string>;
  setDone(listed: ListedTodo, done: boolean): Promise<void>;
  rename(listed: ListedTodo, title: string): Promise<void>;
  remove(listed: ListedTodo): Promise<void>;
  /** Brings a removed todo back as it was. */
  restore(listed: ListedTodo): Promise<void>;
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
    remove: ({ id, todo }) => write({ dataType, itemId: id, before: todo, value: null }),
    restore: ({ id, todo }) => put(id, todo),
  };
}
