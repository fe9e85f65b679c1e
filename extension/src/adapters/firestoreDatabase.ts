import type { Firestore } from 'firebase/firestore';
import { type FirestoreSdk, mayBeDeath } from './firestoreClient.ts';
import { inTime } from './inTime.ts';
import { restAfter } from './restAfter.ts';

/**
 * The one Firestore of the worker, with its persisted cache and write queue. Its client can die: when its database is
 * deleted or closed, or by a failed assertion of the SDK. It then throws or never answers, and is replaced by a new one
 * (SPEC R3). Nothing here throws at once.
 */
export interface FirestoreDatabase {
  /** Does work with the client. Rejects with {@link ClientLost} where there is none, or once it has died. */
  run<Result>(work: (client: Firestore) => Promise<Result>): Promise<Result>;
  /** Begins what goes on until it is stopped; `lost` is called once if the client dies, or soon if there is none. */
  follow(start: (client: Firestore) => () => void, lost: (why: LossReason) => void): () => void;
  /** Looks whether the client still lives, without the network, and replaces it if not. Never rejects. */
  probe(): Promise<void>;
  /** Ends it and drops its queue and its cache for good, dead or alive. Rejects if they can't be dropped. */
  clear(): Promise<void>;
}

/** `resting`: too many have died lately. */
export type LossReason = 'died' | 'resting';

export class ClientLost extends Error {
  override name = 'ClientLost';
}

/** What time is to it, ms. */
export interface FirestorePatience {
  /** A clock that only goes forward. */
  elapsed(): number;
  /** How long a client may take to say that it lives; it is asked twice, as the computer may have slept. */
  check: number;
  /** How long a dead one may take to end, and the database to be deleted. */
  end: number;
}

export const PATIENCE = { elapsed: () => performance.now(), check: 5_000, end: 3_000 };

/** A client that died so early keeps dying, perhaps of what is stored: the next ones use memory alone. */
const EARLY_DEATHS_OF_STORED = 2;

interface OpenClient {
  readonly client: Firestore;
  readonly openedAt: number;
  /** Told when it dies. */
  readonly users: Set<() => void>;
  checking: Promise<void> | null;
}

export function firestoreDatabase(
  sdk: FirestoreSdk,
  { elapsed, check, end }: FirestorePatience = PATIENCE,
): FirestoreDatabase {
  let current: OpenClient | null = null;
  const deaths = restAfter();
  let isClearing = false;
  /** A dead client still keeps the database that is to be deleted: to open it would wait for that. */
  let isBlocked = false;

  function open(): OpenClient | null {
    if (current || isClearing || !deaths.isOver(elapsed())) return current;
    const openedAt = elapsed();
    const isStored = !isBlocked && deaths.early < EARLY_DEATHS_OF_STORED;
    try {
      const client = sdk.open(isStored ? 'persisted' : 'memory');
      current = { client, openedAt, users: new Set(), checking: null };
    } catch (error) {
      console.warn('Daybook: Firestore could not be opened', error);
      deaths.note(openedAt, openedAt);
    }
    return current;
  }

  function replace(dead: OpenClient): void {
    if (current !== dead) return;
    console.warn('Daybook: Firestore’s client has died, and is replaced');
    current = null;
    deaths.note(dead.openedAt, elapsed());
    void inTime(sdk.end(dead.client), end, null).catch(() => null);
    for (const tell of [...dead.users]) tell();
  }

  async function isAlive({ client }: OpenClient): Promise<boolean> {
    const answers = async () => (await inTime(sdk.check(client), check, 'none')) !== 'none';
    try {
      return (await answers()) || (await answers());
    } catch {
      return false;
    }
  }

  function lookAt(used: OpenClient): Promise<void> {
    used.checking ??= isAlive(used).then((alive) => {
      used.checking = null;
      if (!alive) replace(used);
    });
    return used.checking;
  }

  return {
    async run(work) {
      const used = open();
      if (!used) throw new ClientLost();
      const { promise: lost, reject } = Promise.withResolvers<never>();
      const tell = () => reject(new ClientLost());
      used.users.add(tell);
      try {
        return await Promise.race([(async () => work(used.client))(), lost]);
      } catch (error) {
        if (current === used && mayBeDeath(error)) await lookAt(used);
        throw current === used ? error : new ClientLost();
      } finally {
        used.users.delete(tell);
      }
    },
    follow(start, lost) {
      const used = open();
      let isOver = false;
      const tell = (why: LossReason) => {
        if (!isOver) lost(why);
        isOver = true;
      };
      if (!used) {
        queueMicrotask(() => tell('resting'));
        return () => {
          isOver = true;
        };
      }
      const died = () => tell('died');
      used.users.add(died);
      const attempt = <Result>(work: () => Result): Result | null => {
        try {
          return work();
        } catch {
          void lookAt(used);
          return null;
        }
      };
      const stop = attempt(() => start(used.client));
      // One that lives and yet doesn't begin is tried again like one that rests.
      if (!stop) void lookAt(used).then(() => tell('resting'));
      return () => {
        isOver = true;
        used.users.delete(died);
        if (stop) attempt(stop);
      };
    },
    async probe() {
      if (current) await lookAt(current);
    },
    async clear() {
      const closing = current;
      current = null;
      isClearing = true;
      try {
        if (closing) await inTime(sdk.end(closing.client), end, null).catch(() => null);
        isBlocked = (await inTime(sdk.clear(), end, 'blocked')) === 'blocked';
      } finally {
        isClearing = false;
      }
    },
  };
}
