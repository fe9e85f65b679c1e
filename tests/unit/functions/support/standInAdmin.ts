import { Firestore } from '@google-cloud/firestore';
import type { Auth, UserRecord } from 'firebase-admin/auth';
import { StandInFirestore } from '../../../fakes/standInFirestore.ts';

/** What the functions ask of Auth, on the users in `users`. */
export class StandInUsers implements Pick<Auth, 'getUser' | 'deleteUser' | 'setCustomUserClaims'> {
  /** The claims of each. */
  readonly users = new Map<string, object | undefined>();
  /** What all is refused with. */
  failure: Error | null = null;

  async getUser(uid: string): Promise<UserRecord> {
    this.#look(uid);
    return { uid, customClaims: this.users.get(uid) } as UserRecord;
  }

  async deleteUser(uid: string): Promise<void> {
    this.#look(uid);
    this.users.delete(uid);
  }

  async setCustomUserClaims(uid: string, claims: object | null): Promise<void> {
    this.#look(uid);
    this.users.set(uid, claims ?? undefined);
  }

  #look(uid: string): void {
    if (this.failure) throw this.failure;
    if (!this.users.has(uid)) throw authError('auth/user-not-found');
  }
}

/** An error as Auth's SDK throws it. */
export function authError(code: string): Error {
  return Object.assign(new Error(`as Firebase words ${code}`), { code });
}

/** Firestore and Auth as the functions have them, for the tests of a `describe`, and the server of Firestore's SDK. */
export function useStandInAdmin() {
  let made: { db: Firestore; auth: StandInUsers; server: StandInFirestore } | undefined;

  before(async () => {
    // The SDK looks for credentials in the cloud that it may run in.
    process.env.METADATA_SERVER_DETECTION = 'none';
    const server = await StandInFirestore.start();
    const [host, port] = server.host.split(':');
    const db = new Firestore({ projectId: 'p', host: host ?? '', port: Number(port), ssl: false });
    made = { db, auth: new StandInUsers(), server };
  });
  after(async () => {
    Reflect.deleteProperty(process.env, 'METADATA_SERVER_DETECTION');
    await made?.db.terminate();
    await made?.server.stop();
  });

  return () => {
    if (!made) throw new Error('There is a Firestore within a test only');
    return made;
  };
}
