import type { DataType, ItemValues } from '@daybook/protocol';
import type { Edit } from '../../shared/edit.ts';
import { KEYS } from '../../shared/keys.ts';
import type { StorageArea } from './storageArea.ts';
import { type Store, snapshotAtom, storedAtom } from './storedAtom.ts';

/** One change as a component asks for it; the writer adds who, when and in which session. */
export type EditRequest<Type extends DataType> = Pick<
  Edit<Type>,
  'dataType' | 'itemId' | 'before' | 'value'
>;

export type WriteEdit = <Type extends DataType>(request: EditRequest<Type>) => Promise<void>;

export interface EditWriterDeps {
  storage: Pick<StorageArea, 'set'>;
  store: Store;
  now: () => number;
  /** Ids that sort by the time they were made, also within one millisecond. */
  newId: () => string;
}

/** Writes edits, each under its own new key, and shows them at once. Rejects, and shows them no longer, if that fails. */
export function createEditWriter({ storage, store, now, newId }: EditWriterDeps): WriteEdit {
  return async <Type extends DataType>(request: EditRequest<Type>) => {
    const { epoch } = store.get(snapshotAtom).session;
    const edit: Edit<Type> = { id: newId(), epoch, madeAt: now(), ...request } satisfies Edit<
      keyof ItemValues
    >;
    const key = KEYS.edit(edit.id);
    store.set(storedAtom, (stored) => ({ ...stored, [key]: edit }));
    try {
      await storage.set({ [key]: edit });
    } catch (error) {
      store.set(storedAtom, ({ [key]: _failed, ...stored }) => stored);
      throw error;
    }
  };
}
