import type { StorageArea, StorageChanges, StoredValues } from './storageArea.ts';
import { type Store, storedAtom } from './storedAtom.ts';

/** Fills the store with all that is stored, in one read, and keeps it up to date. Resolves to a function that stops. */
export async function followStorage(storage: StorageArea, store: Store): Promise<() => void> {
  const early: StorageChanges[] = [];
  let apply = (changes: StorageChanges): void => {
    early.push(changes);
  };
  const listener = (changes: StorageChanges) => apply(changes);
  storage.onChanged.addListener(listener);

  const stored = await storage.get(null);
  // A change that came before the answer is in it or not; applying it twice makes no difference.
  store.set(storedAtom, early.reduce(withChanges, stored));
  apply = (changes) => store.set(storedAtom, (current) => withChanges(current, changes));

  return () => storage.onChanged.removeListener(listener);
}

function withChanges(stored: StoredValues, changes: StorageChanges): StoredValues {
  const next = { ...stored };
  for (const [key, { newValue }] of Object.entries(changes)) {
    if (newValue === undefined) delete next[key];
    else next[key] = newValue;
  }
  return next;
}
