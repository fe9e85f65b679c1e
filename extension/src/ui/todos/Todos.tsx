import { useAtomValue } from 'jotai';
import { byOrder } from '../list/byOrder.ts';
import { useEditors } from '../list/useEditors.ts';
import { useRemove } from '../list/useRemove.ts';
import { useTexts } from '../text/useTexts.ts';
import { useTodoActions } from './actions.ts';
import { todosAtom } from './atom.ts';
import { NewTodo } from './NewTodo.tsx';
import { TodoList } from './TodoList.tsx';
import { todoTexts } from './text/texts.ts';

export function Todos() {
  const texts = useTexts(todoTexts);
  const todos = useAtomValue(todosAtom);
  const actions = useTodoActions();
  const remove = useRemove(actions);
  const { rows, editing } = useEditors(todos, byOrder);
  const doneCount = todos.filter(({ value }) => value.done).length;

  return (
    <section className="todos" aria-labelledby="todos-heading">
      <div className="todos-heading">
        <h2 id="todos-heading">{texts.heading}</h2>
        {todos.length > 0 && <p>{texts.progress(doneCount, todos.length)}</p>}
      </div>
      <div className="card">
        <NewTodo add={actions.add} />
        {rows.length === 0 ? (
          <div className="empty">
            <p>{texts.empty}</p>
            <p>{texts.emptyHint}</p>
          </div>
        ) : (
          <TodoList rows={rows} editing={editing} actions={actions} onRemove={remove} />
        )}
      </div>
    </section>
  );
}
