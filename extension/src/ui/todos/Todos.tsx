import { useAtomValue, useSetAtom } from 'jotai';
import { useCallback } from 'react';
import { todosAtom } from '../data/storedAtom.ts';
import { noticeAtom } from '../notice/noticeAtom.ts';
import { useReportFailure } from '../notice/useReportFailure.ts';
import { useServices } from '../services.ts';
import { NewTodo } from './NewTodo.tsx';
import { TodoList } from './TodoList.tsx';
import type { ListedTodo } from './todoList.ts';

export function Todos() {
  const { todoActions, locale } = useServices();
  const messages = locale.messages.todos;
  const listed = useAtomValue(todosAtom);
  const setNotice = useSetAtom(noticeAtom);
  const reportFailure = useReportFailure();
  const doneCount = listed.filter(({ todo }) => todo.done).length;

  const remove = useCallback(
    async (removed: ListedTodo) => {
      const isRemoved = await reportFailure(todoActions.remove(removed));
      if (isRemoved) setNotice({ kind: 'todo-removed', listed: removed });
    },
    [todoActions, reportFailure, setNotice],
  );

  return (
    <section className="todos" aria-labelledby="todos-heading">
      <div className="todos-heading">
        <h2 id="todos-heading">{messages.heading}</h2>
        {listed.length > 0 && <p>{messages.progress(doneCount, listed.length)}</p>}
      </div>
      <div className="card">
        <NewTodo />
        {listed.length === 0 ? (
          <div className="empty">
            <p>{messages.empty}</p>
            <p>{messages.emptyHint}</p>
          </div>
        ) : (
          <TodoList listed={listed} onRemove={remove} />
        )}
      </div>
    </section>
  );
}
