import type { Todo } from '@daybook/protocol';
import { type KeyboardEvent, memo, useRef } from 'react';
import type { Listed } from '../data/itemList.ts';
import { MoveButtons } from '../list/MoveButtons.tsx';
import type { Row } from '../list/openEditors.ts';
import { RowButtons } from '../list/RowButtons.tsx';
import { focusNeighbour, rowAttributes } from '../list/rowElement.ts';
import type { Editing } from '../list/useEditors.ts';
import { type MoveAndAnnounce, moveOfKey } from '../list/useMove.ts';
import { useRowMode } from '../list/useRowMode.ts';
import { useReportFailure } from '../notice/useReportFailure.ts';
import { UserText } from '../text/UserText.tsx';
import type { TodoActions } from './actions.ts';
import { NEW_TODO_ID } from './NewTodo.tsx';
import { TodoEditor } from './TodoEditor.tsx';

interface Props extends Row<Todo> {
  actions: TodoActions;
  editing: Editing<Todo>;
  move: MoveAndAnnounce;
  onRemove: (listed: Listed<Todo>, title: string) => void;
}

/** `todosAtom` and the list's editors keep what is unchanged, so comparing by identity is enough. */
export const TodoRow = memo(TodoRowContent);

function TodoRowContent({ listed, editor, isGone, actions, editing, move, onRemove }: Props) {
  const { id, value: todo } = listed;
  const { title } = todo;
  const reportFailure = useReportFailure();
  const row = useRef<HTMLLIElement>(null);
  const rowMode = useRowMode(editor !== null, () => editing.close(id));
  const { mode, close, editButton, moveButton } = rowMode;

  const moveByKey = (event: KeyboardEvent) => {
    const by = moveOfKey(event.key);
    if (!by || (!event.altKey && mode !== 'moved')) return;
    event.preventDefault();
    void move(id, title, { by });
  };

  const leaveRow = () => focusNeighbour(row.current, document.getElementById(NEW_TODO_ID));

  if (editor) {
    return (
      // Nothing can be dropped beside what is gone.
      <li {...(!isGone && rowAttributes(id))} ref={row} className="list-row list-row-edited">
        <TodoEditor
          listed={listed}
          editor={editor}
          isGone={isGone}
          actions={actions}
          onTouch={() => editing.touch(id)}
          onClose={(byKeyboard, isSaved) => {
            if (byKeyboard && isGone && !isSaved) leaveRow();
            close(byKeyboard);
          }}
        />
      </li>
    );
  }

  return (
    <li {...rowAttributes(id)} ref={row} className="list-row" draggable onKeyDown={moveByKey}>
      <label className="todo-label">
        <input
          type="checkbox"
          checked={todo.done}
          onChange={(event) => reportFailure(actions.setDone(listed, event.target.checked))}
        />
        <UserText className="todo-title" text={title} />
      </label>
      {mode === 'moved' ? (
        <MoveButtons title={title} onMove={(by) => move(id, title, { by })} onClose={close} />
      ) : (
        <RowButtons
          title={title}
          editButton={editButton}
          moveButton={moveButton}
          onMove={rowMode.move}
          onEdit={() => editing.open(listed)}
          onRemove={() => {
            leaveRow();
            onRemove(listed, title);
          }}
        />
      )}
    </li>
  );
}
