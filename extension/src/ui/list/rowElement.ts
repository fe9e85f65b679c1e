/** The attribute that carries the id of a row's item. */
const ID_ATTRIBUTE = 'data-item-id';

/** The attributes of the element of an item's row. */
export const rowAttributes = (id: string) => ({ [ID_ATTRIBUTE]: id });

/** The row that an element is in. */
export function rowOf(element: Element): HTMLElement | null {
  return element.closest<HTMLElement>(`[${ID_ATTRIBUTE}]`);
}

export function itemIdOf(row: HTMLElement): string | undefined {
  return row.dataset.itemId;
}

export function scrollToRow(id: string): void {
  document
    .querySelector(`[${ID_ATTRIBUTE}="${CSS.escape(id)}"]`)
    ?.scrollIntoView({ block: 'nearest' });
}

/** Moves the focus from a row that is about to be removed: to the next row, else the previous one, else `otherwise`. */
export function focusNeighbour(row: Element | null, otherwise: HTMLElement | null): void {
  const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
  const target = neighbour?.querySelector('input') ?? otherwise;
  target?.focus({ preventScroll: true });
}
