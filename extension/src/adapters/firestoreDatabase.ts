import type { FirebaseApp } from 'firebase/app';
import {
  clearIndexedDbPersistence,
  connectFirestoreEmulator,
  type Firestore,
  initializeFirestore,
  persistentLocalCache,
  persistentSingleTabManager,
  terminate,
} from 'firebase/firestore';
import type { RuntimeConfig } from '../config.ts';

/** The one Firestore of the worker, with its persisted cache and write queue. */
export interface FirestoreDatabase {
  /** Opens it when first asked for, and again after {@link FirestoreDatabase.clear}. */
  get(): Firestore;
  /** Ends it and drops its queue and its cache for good. */
  clear(): Promise<void>;
}

export function firestoreDatabase(app: FirebaseApp, config: RuntimeConfig): FirestoreDatabase {
  let opened: Firestore | null = null;

  function get(): Firestore {
    opened ??= open(app, config);
    return opened;
  }

  return {
    get,
    async clear() {
      const closing = get();
      opened = null;
      await terminate(closing);
      await clearIndexedDbPersistence(closing);
    },
  };
}

function open(app: FirebaseApp, { emulators }: RuntimeConfig): Firestore {
  const database = initializeFirestore(app, {
    localCache: persistentLocalCache({
      // A worker that was killed can't give its lease back; there is only ever one worker.
      tabManager: persistentSingleTabManager({ forceOwnership: true }),
    }),
  });
  if (emulators) {
    const { hostname, port } = new URL(`http://${emulators.firestoreHost}`);
    connectFirestoreEmulator(database, hostname, Number(port));
  }
  return database;
}
