import { type DeviceFields, deviceFields, paths } from '@daybook/protocol';
import { FirebaseError } from 'firebase/app';
import {
  collection,
  type DocumentReference,
  deleteDoc,
  doc,
  onSnapshot,
  type QuerySnapshot,
  serverTimestamp,
  setDoc,
  Timestamp,
  updateDoc,
} from 'firebase/firestore';
import type { DeviceOutcome } from '../engine/event.ts';
import type { RegisteredDevice } from '../local/devices.ts';
import type { DeviceRegistry } from '../ports/deviceRegistry.ts';
import type { FirestoreDatabase } from './firestoreDatabase.ts';

/** Behind a dead line a write hangs for as long as the line is dead. */
const PATIENCE_MS = 8_000;

/**
 * The list of devices in Firestore; `self` is what this one is registered as. Its writes are plain ones: the SDK's
 * transactions need XMLHttpRequest, which no service worker has.
 */
export function firestoreDevices(database: FirestoreDatabase, self: DeviceFields): DeviceRegistry {
  let unsubscribe = () => {};
  const documentOf = (uid: string, deviceId: string): DocumentReference =>
    doc(database.get(), paths.device(uid, deviceId));

  return {
    follow(uid, tell) {
      unsubscribe();
      unsubscribe = onSnapshot(
        collection(database.get(), paths.devices(uid)),
        { includeMetadataChanges: true },
        (snapshot) => {
          // What is only remembered, or only wished for, says nothing about who is in the list.
          const { fromCache, hasPendingWrites } = snapshot.metadata;
          if (fromCache || hasPendingWrites) return;
          tell({ type: 'devicesSeen', devices: readDevices(snapshot) });
        },
        () => tell({ type: 'devicesLost' }),
      );
    },
    stop: () => unsubscribe(),
    register: (uid, deviceId) =>
      outcomeOf(setDoc(documentOf(uid, deviceId), { ...self, lastSeenAt: serverTimestamp() })),
    refresh(uid, deviceId) {
      const { appVersion } = self;
      const seen = { appVersion, lastSeenAt: serverTimestamp() };
      return outcomeOf(updateDoc(documentOf(uid, deviceId), seen));
    },
    rename: (uid, deviceId, name) => outcomeOf(updateDoc(documentOf(uid, deviceId), { name })),
    remove: (uid, deviceId) => outcomeOf(deleteDoc(documentOf(uid, deviceId))),
  };
}

async function outcomeOf(writing: Promise<void>): Promise<DeviceOutcome> {
  const { promise: tooLate, resolve } = Promise.withResolvers<DeviceOutcome>();
  const timer = setTimeout(resolve, PATIENCE_MS, 'unreachable');
  try {
    return await Promise.race([writing.then((): DeviceOutcome => 'stored'), tooLate]);
  } catch (error) {
    const isGone = error instanceof FirebaseError && error.code === 'not-found';
    return isGone ? 'gone' : 'refused';
  } finally {
    clearTimeout(timer);
  }
}

/** SPEC D8: what isn't as it should be is not shown. */
function readDevices({ docs }: QuerySnapshot): RegisteredDevice[] {
  return docs.flatMap((document) => {
    const { lastSeenAt, ...fields } = document.data();
    const read = deviceFields.safeParse(fields);
    if (!read.success || !(lastSeenAt instanceof Timestamp)) return [];
    return [{ id: document.id, ...read.data, lastSeenAt: Math.round(lastSeenAt.toMillis()) }];
  });
}
