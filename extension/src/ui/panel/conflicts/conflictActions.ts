import { isEqual } from '@daybook/protocol';
import type { WriteEdit } from '../../data/editWriter.ts';
import type { ListedConflict } from './conflictList.ts';
import { restoredValue } from './restoredValue.ts';

export interface ConflictActions {
  /** Puts back what was lost, as an edit like any other. Resolves when it is stored, and rejects if that fails. */
  restore(listed: ListedConflict): Promise<void>;
}

export function createConflictActions(write: WriteEdit): ConflictActions {
  return {
    async restore(listed) {
      const { conflict, present } = listed;
      const value = restoredValue(listed);
      if (isEqual(value, present)) return;
      const { dataType, itemId } = conflict;
      await write({ dataType, itemId, before: present, value });
    },
  };
}
