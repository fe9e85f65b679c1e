import type { Todo } from '@daybook/protocol';
import { memo, useMemo } from 'react';
import type { Listed } from '../data/itemList.ts';
import { keptByKey } from '../list/keptByKey.ts';
import type { Row } from '../list/openEditors.ts';
import type { RowCell } from '../list/rowCells.ts';
import { useCountAfterPaint } from '../list/useCountAfterPaint.ts';
import { useDrag } from '../list/useDrag.ts';
import type { Editing } from '../list/useEditors.ts';
import { type MoveAndAnnounce, useMove } from '../list/useMove.ts';
import { useRow, useRowCells } from '../list/useRowCells.ts';
import type { TodoActions } from './actions.ts';
import { TodoRow } from './TodoRow.tsx';

/** Rows of the first paint, more than a screen shows; those after them follow once it is done. */
const FIRST_ROWS = 60;

/** What rows do. */
interface RowActions {
  editing: Editing<Todo>;
  actions: TodoActions;
  onRemove: (listed: Listed<Todo>, title: string) => void;
}

/** The todos in their order, which dragging changes; each row has the keyboard's way. */
export function TodoList({ rows, ...rowActions }: RowActions & { rows: readonly Row<Todo>[] }) {
  const move = useMove(rowActions.actions.move);
  const { handlers, lineTop } = useDrag((id, target) => {
    const dropped = rows.find(({ listed }) => listed.id === id);
    if (dropped) void move(id, dropped.listed.value.title, target);
  });
  const rowCount = useCountAfterPaint(FIRST_ROWS);
  const cells = useRowCells(rows.length > rowCount ? rows.slice(0, rowCount) : rows);
  return (
    <div className="list">
      <ul {...handlers}>
        <Rows cells={cells} move={move} {...rowActions} />
      </ul>
      {lineTop !== null && <div className="drop-line" style={{ top: lineTop }} />}
    </div>
  );
}

interface RowsProps extends RowActions {
  cells: readonly RowCell<Todo>[];
  move: MoveAndAnnounce;
}

/** Rendered again only where todos come, go or move. */
const Rows = memo(({ cells, move, editing, actions, onRemove }: RowsProps) => {
  // One element for each, as long as it is in the list: React passes over those that it has seen.
  const elementOf = useMemo(
    () =>
      keptByKey((cell: RowCell<Todo>) => (
        <CellRow key={cell.row().listed.id} cell={cell} {...{ move, editing, actions, onRemove }} />
      )),
    [move, editing, actions, onRemove],
  );
  return cells.map(elementOf);
});

interface CellRowProps extends Omit<RowsProps, 'cells'> {
  cell: RowCell<Todo>;
}

function CellRow({ cell, ...others }: CellRowProps) {
  return <TodoRow {...useRow(cell)} {...others} />;
}
