import { type FirebaseApp, FirebaseError } from 'firebase/app';
import {
  clearIndexedDbPersistence,
  connectFirestoreEmulator,
  doc,
  type Firestore,
  getDocFromCache,
  initializeFirestore,
  memoryLocalCache,
  persistentLocalCache,
  persistentSingleTabManager,
  terminate,
} from 'firebase/firestore';
import type { RuntimeConfig } from '../config.ts';

/** Where a client keeps its cache and its write queue. */
export type FirestoreCache = 'persisted' | 'memory';

/** The Firestore SDK, as far as it makes and ends clients. There is one client at a time. */
export interface FirestoreSdk {
  open(cache: FirestoreCache): Firestore;
  /** Whether the client still works, or rejects with why not; a client that has ended may never answer. */
  check(client: Firestore): Promise<void>;
  /** Rejects, or never answers, where the client is dead. Another one may be opened at once. */
  end(client: Firestore): Promise<void>;
  /** Deletes the persisted cache and queue while no client is open; never answers while a dead client keeps them open. */
  clear(): Promise<void>;
}

export function firestoreSdk(app: FirebaseApp, config: RuntimeConfig): FirestoreSdk {
  return {
    open: (cache) => openFirestore(app, config, cache),
    async check(client) {
      try {
        // Needs no network. That it isn't in the cache is an answer, too.
        await getDocFromCache(doc(client, 'users/none'));
      } catch (error) {
        if (mayBeDeath(error)) throw error;
      }
    },
    end: terminate,
    async clear() {
      // Of a dead client nothing can be cleared; one that never began can.
      const unused = openFirestore(app, config, 'persisted');
      await terminate(unused);
      await clearIndexedDbPersistence(unused);
    },
  };
}

/** What a client that has ended fails with, where it fails: no error of the server's, or that it was terminated. */
export function mayBeDeath(error: unknown): boolean {
  if (!(error instanceof FirebaseError)) return true;
  return error.code === 'failed-precondition' && error.message.includes('terminated');
}

export function openFirestore(
  app: FirebaseApp,
  { emulators }: RuntimeConfig,
  cache: FirestoreCache,
): Firestore {
  const client = initializeFirestore(app, {
    localCache: cache === 'memory' ? memoryLocalCache() : persistedCache(),
  });
  if (emulators) {
    const { hostname, port } = new URL(`http://${emulators.firestoreHost}`);
    connectFirestoreEmulator(client, hostname, Number(port));
  }
  return client;
}

function persistedCache() {
  return persistentLocalCache({
    // A worker that was killed can't give its lease back; there is only ever one worker.
    tabManager: persistentSingleTabManager({ forceOwnership: true }),
  });
}
