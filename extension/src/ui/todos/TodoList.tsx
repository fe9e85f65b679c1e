import { useDeferredValue, useMemo } from 'react';
import { useDrag } from '../list/useDrag.ts';
import { TodoRow } from './TodoRow.tsx';
import type { ListedTodo } from './todoList.ts';

/** Rows of the first paint, more than a screen shows; those after them follow at once, without holding it up. */
const FIRST_ROWS = 60;

interface Props {
  listed: readonly ListedTodo[];
  onRemove: (listed: ListedTodo) => void;
}

/** The todos in their order, which dragging changes; the keyboard's way is in each row. */
export function TodoList({ listed, onRemove }: Props) {
  const { handlers, lineTop } = useDrag(listed);
  const rowCount = useDeferredValue(Number.POSITIVE_INFINITY, FIRST_ROWS);
  // The same elements while only the line moves.
  const rows = useMemo(
    () =>
      listed
        .slice(0, rowCount)
        .map((item) => <TodoRow key={item.id} listed={item} onRemove={onRemove} />),
    [listed, rowCount, onRemove],
  );
  return (
    <div className="todo-list">
      <ul {...handlers}>{rows}</ul>
      {lineTop !== null && <div className="drop-line" style={{ top: lineTop }} />}
    </div>
  );
}
