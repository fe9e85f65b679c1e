import { type KeyboardEvent, memo, useEffect, useRef, useState } from 'react';
import { MoveButtons } from '../list/MoveButtons.tsx';
import { RowButtons } from '../list/RowButtons.tsx';
import { TextEditor } from '../list/TextEditor.tsx';
import { useMove } from '../list/useMove.ts';
import { useReportFailure } from '../notice/useReportFailure.ts';
import { useServices } from '../services.ts';
import { NEW_TODO_ID } from './NewTodo.tsx';
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

type Mode = 'shown' | 'edited' | 'moved';

function TodoRowContent({ listed, onRemove }: Props) {
  const { id, todo } = listed;
  const { todoActions } = useServices();
  const reportFailure = useReportFailure();
  const move = useMove();
  const [mode, setMode] = useState<Mode>('shown');
  const editButton = useRef<HTMLButtonElement>(null);
  const moveButton = useRef<HTMLButtonElement>(null);
  /** The button that the focus goes back to. */
  const focusDue = useRef<typeof editButton | null>(null);

  useEffect(() => {
    if (mode !== 'shown') return;
    focusDue.current?.current?.focus();
    focusDue.current = null;
  }, [mode]);

  const closeTo = (button: typeof editButton) => (byKeyboard: boolean) => {
    focusDue.current = byKeyboard ? button : null;
    setMode('shown');
  };

  const moveByKey = (event: KeyboardEvent) => {
    const by = MOVES[event.key];
    if (!by || (!event.altKey && mode !== 'moved')) return;
    event.preventDefault();
    void move(listed, { by });
  };

  if (mode === 'edited') {
    return (
      <li data-todo-id={id} className="todo todo-editing">
        <TextEditor
          title={todo.title}
          onSave={(title) => reportFailure(todoActions.rename(listed, title))}
          onClose={closeTo(editButton)}
        />
      </li>
    );
  }

  return (
    <li data-todo-id={id} className="todo" draggable onKeyDown={moveByKey}>
      <label className="todo-label">
        <input
          type="checkbox"
          checked={todo.done}
          onChange={(event) => reportFailure(todoActions.setDone(listed, event.target.checked))}
        />
        <span className="todo-title">{todo.title}</span>
      </label>
      {mode === 'moved' ? (
        <MoveButtons
          title={todo.title}
          onMove={(by) => move(listed, { by })}
          onClose={closeTo(moveButton)}
        />
      ) : (
        <RowButtons
          title={todo.title}
          editButton={editButton}
          moveButton={moveButton}
          onMove={() => setMode('moved')}
          onEdit={() => setMode('edited')}
          onRemove={(button) => {
            focusNeighbour(button);
            onRemove(listed);
          }}
        />
      )}
    </li>
  );
}

const MOVES: Readonly<Record<string, -1 | 1 | undefined>> = { ArrowUp: -1, ArrowDown: 1 };

/** The focus goes on from the next todo, since the button that has it is about to vanish. */
function focusNeighbour(button: Element): void {
  const row = button.closest('li');
  const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
  const target = neighbour?.querySelector('input') ?? document.getElementById(NEW_TODO_ID);
  target?.focus({ preventScroll: true });
}
