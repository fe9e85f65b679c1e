import type { FirstReading } from './firstReading.ts';
import type { StorageArea, StorageChanges, StoredValues } from './storageArea.ts';
import { type Store, storedAtom } from './storedAtom.ts';

/** A storage that the store follows. */
export interface Followed {
  /** Resolves when the rest of what is stored is in the store too; rejects if it can't be read, until it is asked again. */
  readRest(): Promise<void>;
  stop(): void;
}

/** Fills the store with what was read first, and keeps it up to date (SPEC N10). */
export async function followStorage(
  storage: Pick<StorageArea, 'get'>,
  store: Store,
  reading: FirstReading,
): Promise<Followed> {
  const { first, rest } = await reading.stored;
  // While the rest is being read.
  let missed: StorageChanges[] = [];
  const early = reading.handOver((changes) => {
    missed.push(changes);
    store.set(storedAtom, (stored) => withChanges(stored, changes));
  });
  // A change that came before the answer is in it or not; applying it twice makes no difference.
  store.set(storedAtom, early.reduce(withChanges, first));

  const readKeys = async () => {
    missed = [];
    const stored = await storage.get(rest);
    store.set(storedAtom, (current) => missed.reduce(withChanges, { ...current, ...stored }));
  };

  let resting: Promise<void> | null = null;
  return {
    readRest() {
      resting ??= readKeys().catch((error) => {
        resting = null;
        throw error;
      });
      return resting;
    },
    stop: reading.stop,
  };
}

function withChanges(stored: StoredValues, changes: StorageChanges): StoredValues {
  const next = { ...stored };
  for (const [key, { newValue }] of Object.entries(changes)) {
    if (newValue === undefined) delete next[key];
    else next[key] = newValue;
  }
  return next;
}
