import assert from 'node:assert/strict';
import { FirebaseError } from 'firebase/app';
import type { Firestore } from 'firebase/firestore';
import type {
  FirestoreCache,
  FirestoreSdk,
} from '../../../extension/src/adapters/firestoreClient.ts';
import {
  ClientLost,
  type FirestoreDatabase,
  firestoreDatabase,
} from '../../../extension/src/adapters/firestoreDatabase.ts';
import { useQuietConsole } from '../../fakes/quietConsole.ts';
import { useWaits } from '../../fakes/waits.ts';

const never = () => new Promise<never>(() => undefined);
const INTERNAL = new Error('INTERNAL ASSERTION FAILED: Unexpected state (ID: ca9)');
const DENIED = new FirebaseError('permission-denied', 'Missing permissions');
const TERMINATED = new FirebaseError(
  'failed-precondition',
  'The client has already been terminated.',
);

type Health = 'alive' | 'silent' | 'failed' | 'asleep';

/** Lets all that is due be done. */
const turns = () => new Promise((resolve) => setImmediate(resolve));

/** The SDK: each client is alive until it is told otherwise. */
class FakeSdk implements FirestoreSdk {
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

describe('firestoreDatabase', () => {
  const warnings = useQuietConsole();
  const waits = useWaits();
  for (const health of ['failed', 'silent'] as const) {
    it(`R3: a client that is ${health} is replaced, and all that use it are told once`, async () => {
      const sdk = new FakeSdk();
      const told: string[] = [];
      sdk.database.follow(
        () => () => undefined,
        (why) => told.push(why),
      );
      const waiting = sdk.database.run(never);
      await Promise.all([sdk.die(health), assert.rejects(waiting, ClientLost)]);
      await sdk.database.probe();
      assert.deepEqual(told, ['died']);
      assert.deepEqual(sdk.ended, [1]);
      assert.equal(await sdk.database.run(async () => 'works'), 'works');
      assert.deepEqual(sdk.opened, ['persisted', 'persisted']);
    });
  }

  it('R3: one that lives stays, whatever fails', async () => {
    const sdk = new FakeSdk();
    for (const failure of [DENIED, INTERNAL, TERMINATED]) {
      const failing = sdk.database.run(async () => Promise.reject(failure));
      await assert.rejects(failing, failure);
    }
    await sdk.database.probe();
    assert.deepEqual([sdk.opened.length, sdk.ended.length], [1, 0]);
  });

  for (const failure of [INTERNAL, TERMINATED]) {
    it(`R3: what throws at once is looked into, and never thrown on: ${failure.message}`, async () => {
      const fail = () => {
        throw failure;
      };
      const running = new FakeSdk();
      await running.database.run(async () => undefined);
      running.health = 'failed';
      await assert.rejects(running.database.run(fail), ClientLost);
      const following = new FakeSdk();
      await following.database.run(async () => undefined);
      following.health = 'failed';
      const told: string[] = [];
      following.database.follow(fail, (why) => told.push(why));
      await following.database.probe();
      assert.deepEqual(told, ['died']);
      const stopping = new FakeSdk();
      const stop = stopping.database.follow(
        () => fail,
        (why) => told.push(why),
      );
      stop();
      assert.deepEqual(told, ['died']);
    });
  }

  it('R3: what doesn’t begin on a client that lives is told so', async () => {
    const { database } = new FakeSdk();
    const { promise, resolve } = Promise.withResolvers<string>();
    database.follow(() => {
      throw INTERNAL;
    }, resolve);
    assert.equal(await promise, 'resting');
  });

  it('R3: what is stopped is not told', async () => {
    const sdk = new FakeSdk();
    const told: string[] = [];
    const follow = () =>
      sdk.database.follow(
        () => () => undefined,
        (why) => told.push(why),
      );
    follow()();
    await sdk.die();
    await sdk.die();
    follow()();
    await Promise.resolve();
    assert.deepEqual(told, []);
  });

  it('R3: what is stopped before it is known whether the client lives is not told either', async () => {
    const sdk = new FakeSdk();
    const told: string[] = [];
    sdk.database.follow(
      () => {
        throw INTERNAL;
      },
      (why) => told.push(why),
    )();
    await sdk.database.probe();
    await Promise.resolve();
    assert.deepEqual(told, []);
  });

  it('R3: an error of the server’s is no reason to look at the client, and a sleep is none to replace it', async () => {
    const sdk = new FakeSdk();
    const index = new FirebaseError('failed-precondition', 'The query requires an index.');
    for (const failure of [DENIED, index]) {
      await assert.rejects(
        sdk.database.run(async () => Promise.reject(failure)),
        failure,
      );
    }
    assert.equal(sdk.checked, 0);
    sdk.health = 'asleep';
    await sdk.database.probe();
    assert.equal(sdk.checked, 2);
    assert.deepEqual(sdk.ended, []);
  });

  it('R3: several that look at the client at once look once', async () => {
    const sdk = new FakeSdk();
    await sdk.database.run(async () => undefined);
    await Promise.all([sdk.database.probe(), sdk.database.probe()]);
    assert.equal(sdk.checked, 1);
    await sdk.database.probe();
    assert.equal(sdk.checked, 2);
  });

  it('R3: a client that can’t be opened is a death, and none is opened to be looked at', async () => {
    const sdk = new FakeSdk();
    await sdk.database.probe();
    assert.deepEqual(sdk.opened, []);
    sdk.opens = false;
    const told: string[] = [];
    for (let tries = 0; tries < 3; tries += 1) {
      await assert.rejects(
        sdk.database.run(async () => undefined),
        ClientLost,
      );
    }
    sdk.database.follow(
      () => () => undefined,
      (why) => told.push(why),
    );
    await Promise.resolve();
    assert.deepEqual(told, ['resting']);
    assert.equal(sdk.opened.length, 2);
    assert.equal(warnings.length, 2);
    sdk.opens = true;
    sdk.now += 1_000;
    assert.equal(await sdk.database.run(async () => 'works'), 'works');
  });

  it('R3: waits 5 seconds for a client to say that it lives, twice, and 3 for its end', async () => {
    waits.holdTimers();
    const sdk = new FakeSdk();
    const database = firestoreDatabase(sdk);
    await database.run(async () => undefined);
    sdk.health = 'silent';
    const looking = database.probe();
    for (const ms of [5_000, 5_000]) {
      assert.deepEqual(
        waits.timers.map((timer) => timer.ms),
        [ms],
      );
      waits.timers[0]?.run();
      await turns();
    }
    await looking;
    assert.deepEqual(
      waits.timers.map(({ ms }) => ms),
      [3_000],
    );
    assert.equal(warnings.length, 1);
  });

  it('R3: whoever followed or waited is forgotten when it is cleared', async () => {
    const sdk = new FakeSdk();
    const told: string[] = [];
    sdk.database.follow(
      () => () => undefined,
      (why) => told.push(why),
    );
    await sdk.database.clear();
    assert.deepEqual(sdk.ended, [1]);
    await sdk.die();
    assert.deepEqual(told, []);
  });

  it('R3: those that die early are not opened in a loop, and keep their queue in memory', async () => {
    const sdk = new FakeSdk();
    await sdk.die();
    await sdk.die();
    await assert.rejects(
      sdk.database.run(async () => undefined),
      ClientLost,
    );
    const told: string[] = [];
    sdk.database.follow(
      () => () => undefined,
      (why) => told.push(why),
    );
    await Promise.resolve();
    assert.deepEqual(told, ['resting']);
    assert.equal(sdk.opened.length, 2);
    for (const rest of [1_000, 2_000, 4_000]) {
      sdk.now += rest - 1;
      await assert.rejects(
        sdk.database.run(async () => undefined),
        ClientLost,
      );
      sdk.now += 1;
      await sdk.die();
    }
    assert.deepEqual(sdk.opened, ['persisted', 'persisted', 'memory', 'memory', 'memory']);
    for (let deaths = 0; deaths < 10; deaths += 1) {
      sdk.now += 300_000;
      await sdk.database.run(async () => undefined);
      sdk.health = 'failed';
      await sdk.database.probe();
    }
    assert.equal(sdk.opened.length, 15);
  });

  it('R3: one that lived for a minute is replaced at once, with its stored queue', async () => {
    const sdk = new FakeSdk();
    await sdk.die();
    await sdk.die();
    sdk.now += 1_000;
    await sdk.database.run(async () => undefined);
    sdk.now += 60_000;
    await sdk.die();
    await sdk.database.run(async () => undefined);
    assert.deepEqual(sdk.opened, ['persisted', 'persisted', 'memory', 'persisted']);
  });

  it('R3: clearing needs no live client; meanwhile none is opened', async () => {
    const sdk = new FakeSdk();
    await sdk.database.run(async () => undefined);
    sdk.health = 'silent';
    const clearing = sdk.database.clear();
    await assert.rejects(
      sdk.database.run(async () => undefined),
      ClientLost,
    );
    await clearing;
    assert.equal(sdk.cleared, 1);
    await sdk.database.run(async () => undefined);
    assert.deepEqual(sdk.opened, ['persisted', 'persisted']);
  });

  it('R3: a database that a dead client keeps from being deleted is not opened again', async () => {
    const sdk = new FakeSdk();
    sdk.clearing = never;
    await sdk.database.clear();
    await sdk.database.run(async () => undefined);
    assert.deepEqual(sdk.opened, ['memory']);
  });

  it('R3: clearing that fails is said, and the client works after it', async () => {
    const sdk = new FakeSdk();
    sdk.clearing = async () => Promise.reject(INTERNAL);
    await assert.rejects(sdk.database.clear(), INTERNAL);
    assert.equal(await sdk.database.run(async () => 'works'), 'works');
  });
});
