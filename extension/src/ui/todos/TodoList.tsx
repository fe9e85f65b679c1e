import type { Todo } from '@daybook/protocol';
import { useDeferredValue, useMemo } from 'react';
import type { Listed } from '../data/createItemsAtom.ts';
import { useDrag } from '../list/useDrag.ts';
import { useMove } from '../list/useMove.ts';
import type { TodoActions } from './actions.ts';
import { TodoRow } from './TodoRow.tsx';

/** Rows of the first paint, more than a screen shows; those after them follow at once, without holding it up. */
const FIRST_ROWS = 60;

interface Props {
  todos: readonly Listed<Todo>[];
  actions: TodoActions;
  onRemove: (listed: Listed<Todo>, title: string) => void;
}

/** The todos in their order, which dragging changes; each row has the keyboard's way. */
export function TodoList({ todos, actions, onRemove }: Props) {
  const move = useMove(actions.move);
  const { handlers, lineTop } = useDrag((id, target) => {
    const dropped = todos.find((listed) => listed.id === id);
    if (dropped) void move(id, dropped.value.title, target);
  });
  const rowCount = useDeferredValue(Number.POSITIVE_INFINITY, FIRST_ROWS);
  // Stays the same while only the line moves.
  const rows = useMemo(
    () =>
      todos
        .slice(0, rowCount)
        .map((listed) => (
          <TodoRow
            key={listed.id}
            listed={listed}
            actions={actions}
            move={move}
            onRemove={onRemove}
          />
        )),
    [todos, rowCount, actions, move, onRemove],
  );
  return (
    <div className="list">
      <ul {...handlers}>{rows}</ul>
      {lineTop !== null && <div className="drop-line" style={{ top: lineTop }} />}
    </div>
  );
}
