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
import { ClientLost, type FirestoreDatabase } from './firestoreDatabase.ts';
import { inTime } from './inTime.ts';

/** Behind a dead line what is asked hangs for as long as the line is dead. */
const PATIENCE_MS = 8_000;

/**
 * The list of devices in Firestore; `self` is what this one is registered as, `patience` how long to wait for an answer, ms. Its writes are plain ones: the SDK's
 * transactions need XMLHttpRequest, which no service worker has.
 */
export function firestoreDevices(
  database: FirestoreDatabase,
  self: DeviceFields,
  patience = PATIENCE_MS,
): DeviceRegistry {
  async function change(
    uid: string,
    deviceId: string,
    write: (document: DocumentReference) => Promise<void>,
  ): Promise<DeviceOutcome> {
    const writing = database.run((client) => write(doc(client, paths.device(uid, deviceId))));
    try {
      const answer = await inTime(
        writing.then(() => 'written'),
        patience,
        null,
      );
      if (answer) return 'stored';
      void database.probe();
      return 'unreachable';
    } catch (error) {
      if (error instanceof ClientLost) return 'unreachable';
      const isGone = error instanceof FirebaseError && error.code === 'not-found';
      return isGone ? 'gone' : 'refused';
    }
  }

  return {
    async read(uid) {
      const reading = database.run((client) =>
        getDocsFromServer(collection(client, paths.devices(uid))),
      );
      const snapshot = await inTime(reading, patience, null).catch(() => null);
      // A dead client never answers, as a dead line doesn't.
      if (snapshot === null) void database.probe();
      // What is only wished for yet says nothing about who is in the list.
      return snapshot && !snapshot.metadata.hasPendingWrites ? readDevices(snapshot) : null;
    },
    register: (uid, deviceId) =>
      change(uid, deviceId, (device) => setDoc(device, { ...self, lastSeenAt: serverTimestamp() })),
    refresh(uid, deviceId) {
      const { appVersion } = self;
      const seen = { appVersion, lastSeenAt: serverTimestamp() };
      return change(uid, deviceId, (device) => updateDoc(device, seen));
    },
    // It hasn't been used: `lastSeenAt` stays (SPEC V3).
    rename: (uid, deviceId, name) => change(uid, deviceId, (device) => updateDoc(device, { name })),
    remove: (uid, deviceId) => change(uid, deviceId, deleteDoc),
  };
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
