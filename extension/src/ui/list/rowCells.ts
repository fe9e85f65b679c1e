import type { Row } from './openEditors.ts';

/** Where a component finds its row as it is now; the same for as long as the list has the item. */
export class RowCell<Value> {
  #row: Row<Value>;
  readonly #listeners = new Set<() => void>();

  constructor(row: Row<Value>) {
    this.#row = row;
  }

  readonly row = (): Row<Value> => this.#row;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Whether it is another row than before. */
  put(row: Row<Value>): boolean {
    if (row === this.#row) return false;
    this.#row = row;
    return true;
  }

  tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** The cells of a list: a change of an item has its row rendered alone, and not the list. */
export class RowCells<Value> {
  #cells: ReadonlyMap<string, RowCell<Value>> = new Map();
  #listed: readonly RowCell<Value>[] = [];
  readonly #changed = new Set<RowCell<Value>>();

  /** The cells of these rows, which they have from now on; the same list while it has the same items in the same order. */
  take(rows: readonly Row<Value>[]): readonly RowCell<Value>[] {
    const listed = rows.map((row) => this.#cellOf(row));
    const isSame =
      listed.length === this.#listed.length &&
      listed.every((cell, at) => cell === this.#listed[at]);
    if (isSame) return this.#listed;
    this.#listed = listed;
    this.#cells = new Map(listed.map((cell) => [cell.row().listed.id, cell]));
    return listed;
  }

  #cellOf(row: Row<Value>): RowCell<Value> {
    const cell = this.#cells.get(row.listed.id);
    if (!cell) return new RowCell(row);
    if (cell.put(row)) this.#changed.add(cell);
    return cell;
  }

  /** Has the components render whose rows were put since the last time. */
  tell(): void {
    const changed = [...this.#changed];
    this.#changed.clear();
    for (const cell of changed) cell.tell();
  }
}
