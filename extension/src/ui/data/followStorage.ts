import type { DataType } from '@daybook/protocol';
import { isConflictKey, typeOfBucketKey } from '../../shared/keys.ts';
import type { StorageArea, StorageChanges, StoredValues } from './storageArea.ts';
import { type Store, storedAtom } from './storedAtom.ts';

/** A storage that the store follows. */
export interface Followed {
  /** Resolves when the rest of what is stored is in the store too; rejects if it can't be read, until it is asked again. */
  readRest(): Promise<void>;
  stop(): void;
}

/** Fills the store with what a page that shows `types` needs first, and keeps it up to date (SPEC N10). */
export async function followStorage(
  storage: StorageArea,
  store: Store,
  types: readonly DataType[],
): Promise<Followed> {
  const readings = new Set<StorageChanges[]>();
  const listener = (changes: StorageChanges) => {
    for (const missed of readings) missed.push(changes);
    store.set(storedAtom, (current) => withChanges(current, changes));
  };
  storage.onChanged.addListener(listener);

  const read = async (keys: string[]) => {
    const missed: StorageChanges[] = [];
    readings.add(missed);
    try {
      const stored = await storage.get(keys);
      // A change that came before the answer is in it or not; applying it twice makes no difference.
      store.set(storedAtom, (current) => missed.reduce(withChanges, { ...current, ...stored }));
    } finally {
      readings.delete(missed);
    }
  };

  const { first = [], rest = [] } = Object.groupBy(await storage.getKeys(), (key) =>
    isForFirst(key, types) ? 'first' : 'rest',
  );
  await read(first);
  let reading: Promise<void> | null = null;
  return {
    readRest() {
      reading ??= read(rest).catch((error) => {
        reading = null;
        throw error;
      });
      return reading;
    },
    stop: () => storage.onChanged.removeListener(listener),
  };
}

function isForFirst(key: string, types: readonly DataType[]): boolean {
  const type = typeOfBucketKey(key);
  return type ? types.includes(type) : !isConflictKey(key);
}

function withChanges(stored: StoredValues, changes: StorageChanges): StoredValues {
  const next = { ...stored };
  for (const [key, { newValue }] of Object.entries(changes)) {
    if (newValue === undefined) delete next[key];
    else next[key] = newValue;
  }
  return next;
}
