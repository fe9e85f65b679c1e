import { type DeviceFields, deviceFieldsSchema, LIMITS, paths } from '@daybook/protocol';
import { FirebaseError } from 'firebase/app';
import {
  collection,
  type DocumentReference,
  type DocumentSnapshot,
  deleteDoc,
  doc,
  type Firestore,
  getDocFromServer,
  getDocsFromServer,
  limit,
  orderBy,
  query,
  serverTimestamp,
  setDoc,
  startAfter,
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
    async read(uid, deviceId) {
      const reading = database.run((client) => readList(client, uid, deviceId));
      const read = await inTime(reading, patience, null).catch(() => null);
      // A dead client never answers, as a dead line doesn't.
      if (read === null) void database.probe();
      // What is only wished for yet says nothing about who is in the list.
      const isWish = read?.some(({ metadata }) => metadata.hasPendingWrites) ?? true;
      return isWish ? null : readDevices(read ?? []);
    },
    async register(uid, deviceId) {
      const seen = { ...self, lastSeenAt: serverTimestamp() };
      const outcome = await change(uid, deviceId, (device) => setDoc(device, seen));
      // Nobody waits for it: what is left is left to the next device that registers.
      if (outcome === 'stored')
        void database.run((client) => makeRoom(client, uid)).catch(() => {});
      return outcome;
    },
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

function newest(client: Firestore, uid: string) {
  const byLastSeen = orderBy('lastSeenAt', 'desc');
  return query(collection(client, paths.devices(uid)), byLastSeen, limit(LIMITS.maxDevices));
}

/** Those that were seen last, and this one wherever it is (SPEC V8). */
async function readList(
  client: Firestore,
  uid: string,
  deviceId: string,
): Promise<DocumentSnapshot[]> {
  const { docs } = await getDocsFromServer(newest(client, uid));
  const isWhole = docs.length < LIMITS.maxDevices;
  if (isWhole || docs.some(({ id }) => id === deviceId)) return docs;
  return [...docs, await getDocFromServer(doc(client, paths.device(uid, deviceId)))];
}

/** Removes those that were unseen the longest (SPEC V8). */
async function makeRoom(client: Firestore, uid: string): Promise<void> {
  const list = newest(client, uid);
  const { docs } = await getDocsFromServer(list);
  const last = docs.at(LIMITS.maxDevices - 1);
  if (!last) return;
  const beyond = await getDocsFromServer(query(list, startAfter(last)));
  await Promise.all(beyond.docs.map(({ ref }) => deleteDoc(ref)));
}

/** SPEC D8: what isn't as it should be is not shown. */
function readDevices(documents: readonly DocumentSnapshot[]): RegisteredDevice[] {
  return documents.flatMap((document) => {
    const { lastSeenAt, ...fields } = document.data() ?? {};
    const read = deviceFieldsSchema.safeParse(fields);
    if (!read.success || !(lastSeenAt instanceof Timestamp)) return [];
    return [{ id: document.id, ...read.data, lastSeenAt: Math.round(lastSeenAt.toMillis()) }];
  });
}
