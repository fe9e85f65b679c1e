import type { LocalStore } from '../engine/ports/localStore.ts';
import { type StorageTrouble, storageTroubleOf } from '../shared/storageTrouble.ts';

/**
 * The store, watched: `tell` hears when it begins to fail and when it works again, with null (SPEC N9). What was read says
 * nothing about writes, since a full storage can be read.
 */
export function watchStore(
  store: LocalStore,
  tell: (trouble: StorageTrouble | null) => void,
): LocalStore {
  const troubles: Record<'read' | 'write', StorageTrouble | null> = { read: null, write: null };

  const watched = async <Result>(kind: keyof typeof troubles, work: Promise<Result>) => {
    const note = (trouble: StorageTrouble | null) => {
      const before = troubles.write ?? troubles.read;
      troubles[kind] = trouble;
      const now = troubles.write ?? troubles.read;
      if (now !== before) tell(now);
    };
    try {
      const result = await work;
      note(null);
      return result;
    } catch (error) {
      note(storageTroubleOf(error));
      throw error;
    }
  };

  return {
    readAll: () => watched('read', store.readAll()),
    write: (entries) => watched('write', store.write(entries)),
    remove: (keys) => store.remove(keys),
  };
}
