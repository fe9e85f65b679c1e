import { type DeviceFields, deviceFieldsSchema, paths } from '@daybook/protocol';
import { FirebaseError } from 'firebase/app';
import {
  collection,
  type DocumentReference,
  deleteDoc,
  doc,
  getDocsFromServer,
  type QuerySnapshot,
  serverTimestamp,
  setDoc,
  Timestamp,
  updateDoc,
} from 'firebase/firestore';
import type { DeviceOutcome } from '../engine/contract/event.ts';
import type { DeviceRegistry } from '../engine/ports/deviceRegistry.ts';
import type { RegisteredDevice } from '../shared/devices.ts';
import type { FirestoreDatabase } from './firestoreDatabase.ts';

/** Behind a dead line what is asked hangs for as long as the line is dead. */
const PATIENCE_MS = 8_000;

/**
 * The list of devices in Firestore; `self` is what this one is registered as. Its writes are plain ones: the SDK's
 * transactions need XMLHttpRequest, which no service worker has.
 */
export function firestoreDevices(database: FirestoreDatabase, self: DeviceFields): DeviceRegistry {
  const documentOf = (uid: string, deviceId: string): DocumentReference =>
    doc(database.get(), paths.device(uid, deviceId));

  return {
    async read(uid) {
      const reading = getDocsFromServer(collection(database.get(), paths.devices(uid)));
      const snapshot = await inTime<QuerySnapshot | null>(reading, null).catch(() => null);
      // What is only wished for yet says nothing about who is in the list.
      return snapshot && !snapshot.metadata.hasPendingWrites ? readDevices(snapshot) : null;
    },
    register: (uid, deviceId) =>
      outcomeOf(setDoc(documentOf(uid, deviceId), { ...self, lastSeenAt: serverTimestamp() })),
    refresh(uid, deviceId) {
      const { appVersion } = self;
      const seen = { appVersion, lastSeenAt: serverTimestamp() };
      return outcomeOf(updateDoc(documentOf(uid, deviceId), seen));
    },
    // It hasn't been used: `lastSeenAt` stays (SPEC V3).
    rename: (uid, deviceId, name) => outcomeOf(updateDoc(documentOf(uid, deviceId), { name })),
    remove: (uid, deviceId) => outcomeOf(deleteDoc(documentOf(uid, deviceId))),
  };
}

async function outcomeOf(writing: Promise<void>): Promise<DeviceOutcome> {
  try {
    return await inTime(
      writing.then((): DeviceOutcome => 'stored'),
      'unreachable',
    );
  } catch (error) {
    const isGone = error instanceof FirebaseError && error.code === 'not-found';
    return isGone ? 'gone' : 'refused';
  }
}

async function inTime<Result>(work: Promise<Result>, tooLate: Result): Promise<Result> {
  const { promise, resolve } = Promise.withResolvers<Result>();
  const timer = setTimeout(resolve, PATIENCE_MS, tooLate);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** SPEC D8: what isn't as it should be is not shown. */
function readDevices({ docs }: QuerySnapshot): RegisteredDevice[] {
  return docs.flatMap((document) => {
    const { lastSeenAt, ...fields } = document.data();
    const read = deviceFieldsSchema.safeParse(fields);
    if (!read.success || !(lastSeenAt instanceof Timestamp)) return [];
    return [{ id: document.id, ...read.data, lastSeenAt: Math.round(lastSeenAt.toMillis()) }];
  });
}
