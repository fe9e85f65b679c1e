import { useAtomValue, useSetAtom } from 'jotai';
import { useCallback, useDeferredValue } from 'react';
import { noticeAtom } from '../notice/noticeAtom.ts';
import { useReportFailure } from '../notice/useReportFailure.ts';
import { useServices } from '../services.ts';
import { todosAtom } from '../state/atoms.ts';
import { NewTodo } from './NewTodo.tsx';
import { TodoRow } from './TodoRow.tsx';
import type { ListedTodo } from './todoList.ts';

/** Rows of the first paint, more than a screen shows; those after them follow at once, without holding it up. */
const FIRST_ROWS = 60;

export function Todos() {
  const { todoActions, locale } = useServices();
  const messages = locale.messages.todos;
  const listed = useAtomValue(todosAtom);
  const setNotice = useSetAtom(noticeAtom);
  const reportFailure = useReportFailure();
  const rowCount = useDeferredValue(Number.POSITIVE_INFINITY, FIRST_ROWS);
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
          <ul className="todo-list">
            {listed.slice(0, rowCount).map((item) => (
              <TodoRow key={item.id} listed={item} onRemove={remove} />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
