import {
  type DataType,
  type Head,
  paths,
  SCHEMA_VERSION,
  type StoredItem,
} from '@daybook/protocol';
import type { FirebaseApp } from 'firebase/app';
import {
  clearIndexedDbPersistence,
  collection,
  connectFirestoreEmulator,
  disableNetwork,
  doc,
  enableNetwork,
  type Firestore,
  type FirestoreError,
  initializeFirestore,
  onSnapshot,
  persistentLocalCache,
  persistentSingleTabManager,
  type QuerySnapshot,
  query,
  serverTimestamp,
  terminate,
  type Unsubscribe,
  where,
  writeBatch,
} from 'firebase/firestore';
import type { RuntimeConfig } from '../config.ts';
import type { SeenHead } from '../engine/event.ts';
import type { OutgoingCommit } from '../engine/state.ts';
import type { DirectDoor, Tell } from '../ports/directDoor.ts';
import { describeItems } from './describeItems.ts';

/** Firestore in the worker, with its persisted cache and write queue. Opened when first used. */
export function firestoreDoor(app: FirebaseApp, config: RuntimeConfig): DirectDoor {
  let opened: Firestore | null = null;
  const queries = new Map<DataType | 'heads', Unsubscribe>();

  function database(): Firestore {
    opened ??= open(app, config);
    return opened;
  }

  function follow(name: DataType | 'heads', start: () => Unsubscribe): void {
    queries.get(name)?.();
    queries.set(name, start());
  }

  function stop(): void {
    for (const unsubscribe of queries.values()) unsubscribe();
    queries.clear();
  }

  return {
    listenHeads(uid, tell) {
      const heads = collection(database(), paths.heads(uid));
      follow('heads', () =>
        onSnapshot(
          heads,
          { includeMetadataChanges: true },
          (snapshot) => tell(describeHeads(snapshot)),
          failing(null, tell),
        ),
      );
    },
    listenItems(uid, type, cursor, tell) {
      const newer = query(
        collection(database(), paths.items(uid, type)),
        where('version', '>', cursor.version),
      );
      follow(type, () =>
        onSnapshot(
          newer,
          { includeMetadataChanges: true },
          (snapshot) => tell(describeItems(type, snapshot)),
          failing(type, tell),
        ),
      );
    },
    stop,
    commit(uid, type, commit, tell) {
      const { commitId } = commit;
      write(database(), uid, type, commit).then(
        () => tell({ type: 'commitAcknowledged', dataType: type, commitId }),
        () => tell({ type: 'commitRefused', dataType: type, commitId }),
      );
    },
    async reconnect() {
      await disableNetwork(database());
      await enableNetwork(database());
    },
    async clear() {
      stop();
      const closing = database();
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

/** SPEC C1 to C5. The head is merged, so that the server's `purgedThrough` stays (SPEC C10). */
async function write(
  database: Firestore,
  uid: string,
  type: DataType,
  { version, commitId, parent, deviceId, changes }: OutgoingCommit,
): Promise<void> {
  const stamp = { version, commitId, deviceId, updatedAt: serverTimestamp() };
  const batch = writeBatch(database);
  const head: Head = { ...stamp, parent, schema: SCHEMA_VERSION };
  batch.set(doc(database, paths.head(uid, type)), head, { merge: true });
  for (const { id, value, editedAt } of changes) {
    const content = value === null ? { deleted: true as const } : { value };
    const item: StoredItem = { ...stamp, editedAt, ...content };
    batch.set(doc(database, paths.item(uid, type, id)), item);
  }
  await batch.commit();
}

function describeHeads(snapshot: QuerySnapshot): Parameters<Tell>[0] {
  const heads: Partial<Record<DataType, SeenHead>> = {};
  for (const head of snapshot.docs) {
    heads[head.id as DataType] = {
      version: head.get('version') as number,
      schema: head.get('schema') as number,
      hasPendingWrites: head.metadata.hasPendingWrites,
    };
  }
  return { type: 'headsSeen', fromServer: !snapshot.metadata.fromCache, heads };
}

function failing(dataType: DataType | null, tell: Tell) {
  return ({ code }: FirestoreError) =>
    tell({
      type: 'listenFailed',
      dataType,
      reason: code === 'permission-denied' || code === 'unauthenticated' ? 'forbidden' : 'failed',
    });
}
