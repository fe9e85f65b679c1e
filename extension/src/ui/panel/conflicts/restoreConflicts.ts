import { type ItemValue, isEqual } from '@daybook/protocol';
import type { EditRequest, WriteEdits } from '../../data/editWriter.ts';
import type { ListedConflict } from './conflictList.ts';
import { restoredValue } from './restoredValue.ts';

/**
 * Restores what was lost, newest first in `conflicts`, by ordinary edits and one write (SPEC N7). Resolves when it is stored,
 * and rejects if that fails.
 */
export async function restoreConflicts(
  conflicts: readonly ListedConflict[],
  write: WriteEdits,
): Promise<void> {
  await write(restoringEdits(conflicts));
}

/** One edit for each item. Of an item that lost several times, later losses are put over earlier ones. */
function restoringEdits(conflicts: readonly ListedConflict[]): EditRequest[] {
  const edits = new Map<string, EditRequest>();
  for (const { conflict, present } of conflicts.toReversed()) {
    const { dataType, itemId } = conflict;
    const key = `${dataType}/${itemId}`;
    const earlier = edits.get(key);
    const current: ItemValue | null = earlier ? earlier.value : present;
    const value = restoredValue({ conflict, present: current });
    edits.set(key, { dataType, itemId, before: present, value });
  }
  return [...edits.values()].filter(({ before, value }) => !isEqual(before, value));
}
