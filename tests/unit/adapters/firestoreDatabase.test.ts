import assert from 'node:assert/strict';
import { FirebaseError } from 'firebase/app';
import { ClientLost } from '../../../extension/src/adapters/firestoreDatabase.ts';
import { useQuietConsole } from '../../fakes/quietConsole.ts';
import { DENIED, FakeSdk, INTERNAL, never, TERMINATED } from './support/fakeSdk.ts';

describe('firestoreDatabase', () => {
  useQuietConsole();
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
});
