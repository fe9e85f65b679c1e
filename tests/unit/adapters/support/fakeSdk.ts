import { FirebaseError } from 'firebase/app';
import type { Firestore } from 'firebase/firestore';
import type {
  FirestoreCache,
  FirestoreSdk,
} from '../../../../extension/src/adapters/firestoreClient.ts';
import {
  type FirestoreDatabase,
  firestoreDatabase,
} from '../../../../extension/src/adapters/firestoreDatabase.ts';

export const never = () => new Promise<never>(() => undefined);
export const INTERNAL = new Error('INTERNAL ASSERTION FAILED: Unexpected state (ID: ca9)');
export const DENIED = new FirebaseError('permission-denied', 'Missing permissions');
export const TERMINATED = new FirebaseError(
  'failed-precondition',
  'The client has already been terminated.',
);

type Health = 'alive' | 'silent' | 'failed' | 'asleep';

/** The SDK: each client is alive until it is told otherwise. */
export class FakeSdk implements FirestoreSdk {
  readonly opened: FirestoreCache[] = [];
  readonly ended: number[] = [];
  now = 0;
  health: Health = 'alive';
  opens = true;
  checked = 0;
  cleared = 0;
  clearing: () => Promise<void> = async () => undefined;

  readonly database: FirestoreDatabase = firestoreDatabase(this, {
    elapsed: () => this.now,
    check: 1,
    end: 1,
  });

  open(cache: FirestoreCache): Firestore {
    this.health = 'alive';
    if (!this.opens) {
      this.opened.push(cache);
      throw INTERNAL;
    }
    return { number: this.opened.push(cache) } as unknown as Firestore;
  }

  async check(): Promise<void> {
    this.checked += 1;
    if (this.health === 'failed') throw INTERNAL;
    if (this.health === 'silent') await never();
    if (this.health !== 'asleep') return;
    this.health = 'alive';
    await never();
  }

  end(client: Firestore): Promise<void> {
    this.ended.push((client as unknown as { number: number }).number);
    return never();
  }

  clear(): Promise<void> {
    this.cleared += 1;
    return this.clearing();
  }

  /** Kills the client that there is, and has that noticed. */
  async die(health: Health = 'failed'): Promise<void> {
    await this.database.run(async () => undefined);
    this.health = health;
    await this.database.probe();
  }
}
