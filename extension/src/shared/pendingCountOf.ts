import type { Edit } from './edit.ts';
import { countEntries, getEntry, type TypeItems } from './items.ts';

/** How many items of one data type have changes that the server doesn't have. */
export function pendingCountOf({ local }: TypeItems, edits: readonly Edit[]): number {
  const ids = new Set(edits.map(({ itemId }) => itemId));
  const unfolded = [...ids].filter((id) => getEntry(local, id) === undefined);
  return countEntries(local) + unfolded.length;
}
