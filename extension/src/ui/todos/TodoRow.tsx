import { memo, useEffect, useRef, useState } from 'react';
import { PencilIcon, TrashIcon } from '../icons.tsx';
import { useReportFailure } from '../notice/useReportFailure.ts';
import { useServices } from '../services.ts';
import { NEW_TODO_ID } from './NewTodo.tsx';
import { TitleEditor } from './TitleEditor.tsx';
import type { ListedTodo } from './todoList.ts';

interface Props {
  listed: ListedTodo;
  onRemove: (listed: ListedTodo) => void;
}

/** Stored values are made anew at each change of their bucket, so rows compare what they show or write. */
export const TodoRow = memo(
  TodoRowContent,
  (before, after) =>
    before.onRemove === after.onRemove &&
    JSON.stringify(before.listed) === JSON.stringify(after.listed),
);

function TodoRowContent({ listed, onRemove }: Props) {
  const { id, todo } = listed;
  const { todoActions, locale } = useServices();
  const messages = locale.messages.todos;
  const reportFailure = useReportFailure();
  const [isEditing, setEditing] = useState(false);
  const editButton = useRef<HTMLButtonElement>(null);
  const isFocusDue = useRef(false);

  useEffect(() => {
    if (isEditing || !isFocusDue.current) return;
    isFocusDue.current = false;
    editButton.current?.focus();
  }, [isEditing]);

  if (isEditing) {
    return (
      <li data-todo-id={id} className="todo todo-editing">
        <TitleEditor
          title={todo.title}
          onSave={(title) => reportFailure(todoActions.rename(listed, title))}
          onClose={(byKeyboard) => {
            isFocusDue.current = byKeyboard;
            setEditing(false);
          }}
        />
      </li>
    );
  }

  return (
    <li data-todo-id={id} className="todo">
      <label className="todo-label">
        <input
          type="checkbox"
          checked={todo.done}
          onChange={(event) => reportFailure(todoActions.setDone(listed, event.target.checked))}
        />
        <span className="todo-title">{todo.title}</span>
      </label>
      <span className="todo-buttons">
        <button
          type="button"
          ref={editButton}
          className="icon-button"
          aria-label={messages.edit(todo.title)}
          onClick={() => setEditing(true)}
        >
          <PencilIcon />
        </button>
        <button
          type="button"
          className="icon-button icon-button-danger"
          aria-label={messages.remove(todo.title)}
          onClick={(event) => {
            focusNeighbour(event.currentTarget);
            onRemove(listed);
          }}
        >
          <TrashIcon />
        </button>
      </span>
    </li>
  );
}

/** The focus goes on from the next todo, since the button that has it is about to vanish. */
function focusNeighbour(button: Element): void {
  const row = button.closest('li');
  const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
  const target = neighbour?.querySelector('input') ?? document.getElementById(NEW_TODO_ID);
  target?.focus({ preventScroll: true });
}
