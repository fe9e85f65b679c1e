import type { Revision } from '@daybook/protocol';
import type { Edit } from './edit.ts';
import { type Buckets, countEntries, getEntry } from './items.ts';

/** How many items of one data type have changes that the server doesn't have. */
export function pendingCountOf(local: Buckets<Revision>, edits: readonly Edit[]): number {
  const ids = new Set(edits.map(({ itemId }) => itemId));
  const unfolded = [...ids].filter((id) => getEntry(local, id) === undefined);
  return countEntries(local) + unfolded.length;
}
