import { countLostEdits } from './readEdits.ts';
import { countLostEntries, readItems } from './readItems.ts';
import type { Fields } from './shape.ts';

/** How much of what is stored on the device can't be read, and is left out (SPEC D20). */
export interface BrokenStored {
  edits: number;
  /** Entries of buckets: the server's items, and changes that it lacks. */
  items: number;
}

export function countBroken(raw: Fields): BrokenStored {
  return { edits: countLostEdits(raw), items: countLostEntries(raw, readItems(raw)) };
}
