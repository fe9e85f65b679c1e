import { initializeApp } from 'firebase/app';
import { signInWithEmailAndPassword } from 'firebase/auth/web-extension';
import { disableNetwork, enableNetwork } from 'firebase/firestore';
import { connectFirestoreEmulator, getFirestore } from 'firebase/firestore/lite';
import { firebaseAuth } from '../../../extension/src/adapters/firebaseAuth.ts';
import { openFirestore } from '../../../extension/src/adapters/firestoreClient.ts';
import { readConfig } from '../../../extension/src/adapters/readConfig.ts';
import type { Edit } from '../../../extension/src/shared/edit.ts';
import { EDIT_PREFIX, KEYS } from '../../../extension/src/shared/keys.ts';
import type { Backend } from './backend.ts';
import { storeTodos } from './localTodos.ts';
import { marks } from './marks.ts';
import { perItem } from './perItem.ts';
import { wholeArray } from './wholeArray.ts';

const BACKENDS = { perItem, wholeArray };

export type BackendName = keyof typeof BACKENDS;

/** What the bench asks of a baseline's worker. */
export interface Baseline {
  signIn(backend: BackendName, email: string, password: string): Promise<void>;
  marks: typeof marks;
}

declare global {
  var baseline: Baseline;
}

/** The least that an extension like ours does: edits from storage to Firestore, and from there to storage. */
const running = readConfig().then((config) => {
  const app = initializeApp(config.firebase);
  const rest = getFirestore(app);
  const { hostname, port } = new URL(`http://${config.emulators?.firestoreHost}`);
  connectFirestoreEmulator(rest, hostname, Number(port));
  const database = openFirestore(app, config, 'persisted');
  const auth = firebaseAuth(app, config, 'en');
  return { auth, database, rest };
});
let session: { uid: string; backend: Backend } | null = null;

chrome.storage.onChanged.addListener((changes) => {
  const edits = Object.entries(changes)
    .filter(([key, { newValue }]) => key.startsWith(EDIT_PREFIX) && newValue !== undefined)
    .map(([, { newValue }]) => newValue as Edit<'TODOS'>);
  if (edits.length === 0 || !session) return;
  marks.committedAt = Date.now();
  session.backend.commit(session.uid, edits);
  void chrome.storage.local.remove(edits.map(({ id }) => KEYS.edit(id)));
});

// Firestore notices the network's return only by its own backoff, so we restart its network, as ours does.
self.addEventListener('online', async () => {
  const { database } = await running;
  await disableNetwork(database);
  await enableNetwork(database);
});

globalThis.baseline = {
  marks,
  async signIn(name, email, password) {
    const { auth, database, rest } = await running;
    const { uid } = (await signInWithEmailAndPassword(auth, email, password)).user;
    const backend = BACKENDS[name](database, rest);
    session = { uid, backend };
    await chrome.storage.local.set({ [KEYS.session]: { uid } });
    marks.committedAt = Date.now();
    backend.follow(uid, (todos) => {
      marks.seenAt = Date.now();
      void storeTodos(todos);
    });
  },
};
