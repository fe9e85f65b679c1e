import type { Todo } from '@daybook/protocol';
import { useDeferredValue, useMemo } from 'react';
import type { Listed } from '../data/itemList.ts';
import { keptByKey } from '../list/keptByKey.ts';
import type { Row } from '../list/openEditors.ts';
import { useDrag } from '../list/useDrag.ts';
import type { Editing } from '../list/useEditors.ts';
import { useMove } from '../list/useMove.ts';
import type { TodoActions } from './actions.ts';
import { TodoRow } from './TodoRow.tsx';

/** Rows of the first paint, more than a screen shows; those after them follow at once, without holding it up. */
const FIRST_ROWS = 60;

interface Props {
  rows: readonly Row<Todo>[];
  editing: Editing<Todo>;
  actions: TodoActions;
  onRemove: (listed: Listed<Todo>, title: string) => void;
}

/** The todos in their order, which dragging changes; each row has the keyboard's way. */
export function TodoList({ rows, editing, actions, onRemove }: Props) {
  const move = useMove(actions.move);
  const { handlers, lineTop } = useDrag((id, target) => {
    const dropped = rows.find(({ listed }) => listed.id === id);
    if (dropped) void move(id, dropped.listed.value.title, target);
  });
  const rowCount = useDeferredValue(Number.POSITIVE_INFINITY, FIRST_ROWS);
  // One element for each row, as long as it is the same: React passes over those that it has seen.
  const elementOf = useMemo(() => {
    const make = (row: Row<Todo>) => (
      <TodoRow
        key={row.listed.id}
        {...row}
        actions={actions}
        editing={editing}
        move={move}
        onRemove={onRemove}
      />
    );
    return keptByKey(make);
  }, [actions, editing, move, onRemove]);
  // Stays the same while only the line moves.
  const shownRows = useMemo(
    () => rows.slice(0, rowCount).map(elementOf),
    [rows, rowCount, elementOf],
  );
  return (
    <div className="list">
      <ul {...handlers}>{shownRows}</ul>
      {lineTop !== null && <div className="drop-line" style={{ top: lineTop }} />}
    </div>
  );
}
