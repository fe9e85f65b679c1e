import type { DataType } from '@daybook/protocol';
import type { Edit } from '../../shared/edit.ts';
import { KEYS } from '../../shared/keys.ts';
import { sessionAtom } from './partAtoms.ts';
import type { StorageArea, StoredValues } from './storageArea.ts';
import { type Store, storedAtom } from './storedAtom.ts';

/** One change as a component requests it; the writer adds the rest. */
export type EditRequest<Type extends DataType = DataType> = Pick<
  Edit<Type>,
  'dataType' | 'itemId' | 'before' | 'value'
>;

/**
 * Stores edits together: all of them or none. Rejects if that fails. `epoch` is of the session in which the person saw
 * what they change (SPEC N4); the present one if it isn't said.
 */
export type WriteEdits = (requests: readonly EditRequest[], epoch?: number) => Promise<void>;

export interface EditWriterDeps {
  storage: Pick<StorageArea, 'set'>;
  store: Store;
  /** The device's clock, ms. */
  now: () => number;
  /** Ids that sort by the time they were made, also within one millisecond. */
  newId: () => string;
}

/** Shows edits at once and stores them by one write, each under its own new key; hides them again if that fails. */
export function createEditWriter({ storage, store, now, newId }: EditWriterDeps): WriteEdits {
  return async (requests, epoch = store.get(sessionAtom).epoch) => {
    if (requests.length === 0) return;
    const madeAt = now();
    const edits: Record<string, Edit> = {};
    for (const request of requests) {
      const id = newId();
      edits[KEYS.edit(id)] = { id, epoch, madeAt, ...request };
    }
    store.set(storedAtom, (stored) => ({ ...stored, ...edits }));
    try {
      await storage.set(edits);
    } catch (error) {
      store.set(storedAtom, (stored) => without(stored, edits));
      throw error;
    }
  };
}

function without(stored: StoredValues, edits: Readonly<Record<string, Edit>>): StoredValues {
  return Object.fromEntries(Object.entries(stored).filter(([key]) => !Object.hasOwn(edits, key)));
}
