import {
  type DataType,
  type Head,
  paths,
  SCHEMA_VERSION,
  type StoredItem,
} from '@daybook/protocol';
import {
  collection,
  disableNetwork,
  doc,
  enableNetwork,
  type Firestore,
  type FirestoreError,
  onSnapshot,
  type QuerySnapshot,
  query,
  serverTimestamp,
  type Unsubscribe,
  where,
  writeBatch,
} from 'firebase/firestore';
import type { SeenHead } from '../engine/event.ts';
import type { OutgoingCommit } from '../engine/state.ts';
import type { DirectDoor, Tell } from '../ports/directDoor.ts';
import { describeItems } from './describeItems.ts';
import type { FirestoreDatabase } from './firestoreDatabase.ts';

/** Commits and live queries of the data types in the worker's Firestore. */
export function firestoreDoor(database: FirestoreDatabase): DirectDoor {
  const queries = new Map<DataType | 'heads', Unsubscribe>();

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
      const heads = collection(database.get(), paths.heads(uid));
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
        collection(database.get(), paths.items(uid, type)),
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
      write(database.get(), uid, type, commit).then(
        () => tell({ type: 'commitAcknowledged', dataType: type, commitId }),
        () => tell({ type: 'commitRefused', dataType: type, commitId }),
      );
    },
    async reconnect() {
      await disableNetwork(database.get());
      await enableNetwork(database.get());
    },
    async clear() {
      stop();
      await database.clear();
    },
  };
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
      purgedThrough: (head.get('purgedThrough') as number | undefined) ?? 0,
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
