import type { Todo } from '@daybook/protocol';
import { FIELD_LIMITS } from '@daybook/protocol/fieldLimits';
import { type KeyboardEvent, memo } from 'react';
import type { Listed } from '../data/createItemsAtom.ts';
import { MoveButtons } from '../list/MoveButtons.tsx';
import { RowButtons } from '../list/RowButtons.tsx';
import { focusNeighbour, rowAttributes, rowOf } from '../list/rowElement.ts';
import { TextEditor } from '../list/TextEditor.tsx';
import { type MoveAndAnnounce, moveOfKey } from '../list/useMove.ts';
import { useRowMode } from '../list/useRowMode.ts';
import { useReportFailure } from '../notice/useReportFailure.ts';
import { useTexts } from '../text/useTexts.ts';
import type { TodoActions } from './actions.ts';
import { NEW_TODO_ID } from './NewTodo.tsx';
import { todoTexts } from './text/texts.ts';

interface Props {
  listed: Listed<Todo>;
  actions: TodoActions;
  move: MoveAndAnnounce;
  onRemove: (listed: Listed<Todo>, title: string) => void;
}

/** `todosAtom` keeps unchanged items, so comparing by identity is enough. */
export const TodoRow = memo(TodoRowContent);

function TodoRowContent({ listed, actions, move, onRemove }: Props) {
  const { id, value: todo } = listed;
  const { title } = todo;
  const texts = useTexts(todoTexts);
  const reportFailure = useReportFailure();
  const { mode, setMode, close, editButton, moveButton } = useRowMode();

  const moveByKey = (event: KeyboardEvent) => {
    const by = moveOfKey(event.key);
    if (!by || (!event.altKey && mode !== 'moved')) return;
    event.preventDefault();
    void move(id, title, { by });
  };

  if (mode === 'edited') {
    return (
      <li {...rowAttributes(id)} className="list-row list-row-edited">
        <TextEditor
          text={title}
          label={texts.words.fields.title}
          max={FIELD_LIMITS.todo.title.max}
          problemTexts={texts.titleProblem}
          onSave={(typed) => reportFailure(actions.rename(listed, typed))}
          onClose={close}
        />
      </li>
    );
  }

  return (
    <li {...rowAttributes(id)} className="list-row" draggable onKeyDown={moveByKey}>
      <label className="todo-label">
        <input
          type="checkbox"
          checked={todo.done}
          onChange={(event) => reportFailure(actions.setDone(listed, event.target.checked))}
        />
        <span className="todo-title">{title}</span>
      </label>
      {mode === 'moved' ? (
        <MoveButtons title={title} onMove={(by) => move(id, title, { by })} onClose={close} />
      ) : (
        <RowButtons
          title={title}
          editButton={editButton}
          moveButton={moveButton}
          onMove={() => setMode('moved')}
          onEdit={() => setMode('edited')}
          onRemove={(button) => {
            focusNeighbour(rowOf(button), document.getElementById(NEW_TODO_ID));
            onRemove(listed, title);
          }}
        />
      )}
    </li>
  );
}
