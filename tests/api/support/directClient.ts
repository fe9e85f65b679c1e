import { deleteApp, initializeApp } from 'firebase/app';
import { connectAuthEmulator, getAuth, signInWithEmailAndPassword } from 'firebase/auth';
import {
  connectFirestoreEmulator,
  type Firestore,
  getFirestore,
  setLogLevel,
} from 'firebase/firestore';
import type { User } from '../../../tools/clients/users.ts';

/** The direct door as a signed-in user's SDK sees it. */
export interface DirectClient {
  db: Firestore;
  /** Takes a fresh token, with the claims of now. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

let clients = 0;

export async function directClient({ email, password }: User): Promise<DirectClient> {
  setLogLevel('silent'); // each denial would be logged as an error
  clients += 1;
  const app = initializeApp({ projectId: 'demo-daybook', apiKey: 'any' }, `direct${clients}`);
  const auth = getAuth(app);
  connectAuthEmulator(auth, `http://${process.env.FIREBASE_AUTH_EMULATOR_HOST}`, {
    disableWarnings: true,
  });
  const db = getFirestore(app);
  const [host = '', port = ''] = (process.env.FIRESTORE_EMULATOR_HOST ?? '').split(':');
  connectFirestoreEmulator(db, host, Number(port));
  const { user } = await signInWithEmailAndPassword(auth, email, password);
  return {
    db,
    refresh: async () => void (await user.getIdToken(true)),
    close: () => deleteApp(app),
  };
}
