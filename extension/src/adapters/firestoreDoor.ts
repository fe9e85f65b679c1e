import {
  asContent,
  type DataType,
  type Head,
  headChangesOf,
  patchedFields,
  paths,
  SCHEMA_VERSION,
  type StoredItem,
} from '@daybook/protocol';
import {
  collection,
  deleteField,
  disableNetwork,
  doc,
  enableNetwork,
  type Firestore,
  type FirestoreErrorCode,
  onSnapshot,
  serverTimestamp,
  writeBatch,
} from 'firebase/firestore';
import type { OutgoingCommit } from '../engine/contract/commit.ts';
import type { DirectDoor } from '../engine/ports/directDoor.ts';
import { describeHeads } from './describeHeads.ts';
import { ClientLost, type FirestoreDatabase } from './firestoreDatabase.ts';

/** Commits, and a live query of the heads, in the worker's Firestore. */
export function firestoreDoor(database: FirestoreDatabase): DirectDoor {
  let unfollow = () => {};

  return {
    listenHeads(uid, report) {
      unfollow();
      unfollow = database.follow(
        (client) =>
          onSnapshot(
            collection(client, paths.heads(uid)),
            { includeMetadataChanges: true },
            (snapshot) => report(describeHeads(snapshot)),
            ({ code }) => report({ type: 'listenFailed', reason: reasonOf(code) }),
          ),
        (why) => {
          if (why === 'died') report({ type: 'firestoreReplaced' });
          else report({ type: 'listenFailed', reason: 'failed' });
        },
      );
    },
    stop: () => unfollow(),
    commit(uid, type, commit, report) {
      const { commitId } = commit;
      database
        .run((client) => write(client, uid, type, commit))
        .then(
          () => report({ type: 'commitAcknowledged', dataType: type, commitId }),
          (error: unknown) => {
            if (error instanceof ClientLost) report({ type: 'firestoreReplaced' });
            else report({ type: 'commitRefused', dataType: type, commitId });
          },
        );
    },
    async reconnect() {
      await database.probe();
      try {
        await database.run(async (client) => {
          await disableNetwork(client);
          await enableNetwork(client);
        });
      } catch (error) {
        console.warn('Daybook: Firestore did not connect again', error);
      }
    },
    probe: () => database.probe(),
    async clear() {
      unfollow();
      await database.clear();
    },
  };
}

/**
 * SPEC C1, C2, C3, C5, C12, D27. The head is merged field by field, so that the server's `purgedThrough` stays (SPEC C10). Of an item
 * only what changes is sent, where the head carries no more either: the rules hold it to the revision that it was made on.
 */
async function write(
  database: Firestore,
  uid: string,
  type: DataType,
  { version, commitId, parent, deviceId, changes, expiresAt }: OutgoingCommit,
): Promise<void> {
  const stamp = { version, commitId, deviceId, updatedAt: serverTimestamp() };
  const batch = writeBatch(database);
  const own = { ...stamp, parent, schema: SCHEMA_VERSION } satisfies Head;
  const head = { ...own, changes: headChangesOf(changes) ?? deleteField() };
  batch.set(doc(database, paths.head(uid, type)), head, { mergeFields: Object.keys(head) });
  for (const { id, value, editedAt, patch } of changes) {
    const item = doc(database, paths.item(uid, type, id));
    if (value && patch) {
      const fields = { ...stamp, editedAt, value: patchedFields(value, patch) };
      const names = patch.fields.map((name) => `value.${name}`);
      batch.set(item, fields, { mergeFields: [...Object.keys(stamp), 'editedAt', ...names] });
    } else {
      const ends = value === null && { expiresAt: new Date(expiresAt) };
      batch.set(item, { ...stamp, editedAt, ...asContent(value), ...ends } satisfies StoredItem);
    }
  }
  await batch.commit();
}

function reasonOf(code: FirestoreErrorCode): 'forbidden' | 'failed' {
  return code === 'permission-denied' || code === 'unauthenticated' ? 'forbidden' : 'failed';
}
