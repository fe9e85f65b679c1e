import type { Todo } from '@daybook/protocol';
import { useStore } from 'jotai';
import { useMemo } from 'react';
import { createActions, type ItemActions } from '../data/createActions.ts';
import type { Listed } from '../data/itemList.ts';
import type { Store } from '../data/storedAtom.ts';
import { type Move, moveItem } from '../list/moveItem.ts';
import { orderAfter } from '../list/orderAfter.ts';
import { type Services, useServices } from '../services.ts';
import { useWrite } from '../useWrite.ts';
import { todosAtom } from './atom.ts';

/** What a person can do to todos. Each resolves when it is stored on this device, and rejects if that fails. */
export interface TodoActions extends Pick<ItemActions<Todo>, 'put' | 'remove'> {
  /** Adds a todo at the end of the list and resolves to its id. `title` has passed `checkText`. */
  add(title: string): Promise<string>;
  setDone(listed: Listed<Todo>, done: boolean): Promise<void>;
  rename(listed: Listed<Todo>, title: string): Promise<void>;
  move: Move;
}

export interface TodoActionDeps extends Pick<Services, 'write' | 'now' | 'newId'> {
  store: Store;
}

export function createTodoActions({ store, write, now, newId }: TodoActionDeps): TodoActions {
  const { put, change, changeAll, remove } = createActions('TODOS', write);
  return {
    add: async (title) => {
      const last = store.get(todosAtom).at(-1)?.value.order ?? null;
      const id = newId();
      await put({
        id,
        value: {
          title,
          done: false,
          notes: '',
          dueOn: null,
          priority: 0,
          order: orderAfter(last),
          createdAt: now(),
          completedAt: null,
        },
      });
      return id;
    },
    setDone: (listed, done) => change(listed, { done, completedAt: done ? now() : null }),
    rename: (listed, title) => change(listed, { title }),
    move: (id, target) => moveItem(store.get(todosAtom), id, target, { changeAll }),
    put,
    remove,
  };
}

export function useTodoActions(): TodoActions {
  const { now, newId } = useServices();
  const write = useWrite();
  const store = useStore();
  return useMemo(() => createTodoActions({ store, write, now, newId }), [store, write, now, newId]);
}
