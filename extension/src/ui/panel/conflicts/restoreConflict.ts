import { isEqual } from '@daybook/protocol';
import type { WriteEdits } from '../../data/editWriter.ts';
import type { ListedConflict } from './conflictList.ts';
import { restoredValue } from './restoredValue.ts';

/** Restores what was lost, by an ordinary edit. Resolves when it is stored, and rejects if that fails. */
export async function restoreConflict(listed: ListedConflict, write: WriteEdits): Promise<void> {
  const { conflict, present } = listed;
  const value = restoredValue(listed);
  if (isEqual(value, present)) return;
  const { dataType, itemId } = conflict;
  await write([{ dataType, itemId, before: present, value }]);
}
