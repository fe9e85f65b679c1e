import assert from 'node:assert/strict';
import {
  ClientLost,
  firestoreDatabase,
} from '../../../extension/src/adapters/firestoreDatabase.ts';
import { useQuietConsole } from '../../fakes/quietConsole.ts';
import { useWaits } from '../../fakes/waits.ts';
import { FakeSdk, INTERNAL, never } from './support/fakeSdk.ts';

describe('firestoreDatabase: clients that die, and clearing', () => {
  const warnings = useQuietConsole();
  const waits = useWaits();

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

/** Lets all that is due be done. */
const turns = () => new Promise((resolve) => setImmediate(resolve));
