import { useLayoutEffect, useState, useSyncExternalStore } from 'react';
import type { Row } from './openEditors.ts';
import { type RowCell, RowCells } from './rowCells.ts';

/** The cells of a list's rows. */
export function useRowCells<Value>(rows: readonly Row<Value>[]): readonly RowCell<Value>[] {
  const [cells] = useState(() => new RowCells<Value>());
  const listed = cells.take(rows);
  useLayoutEffect(() => cells.tell());
  return listed;
}

/** The row of a cell, as it is now. */
export function useRow<Value>({ subscribe, row }: RowCell<Value>): Row<Value> {
  return useSyncExternalStore(subscribe, row, row);
}
