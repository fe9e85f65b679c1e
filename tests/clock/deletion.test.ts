import assert from 'node:assert/strict';
import { paths } from '@daybook/protocol';
import { admin } from '../../tools/clients/admin.ts';
import { newUser } from '../../tools/clients/users.ts';
import { control, triggersDone } from '../api/support/control.ts';
import { storedOf } from '../api/support/stored.ts';
import { EmulatorClock } from './support/emulatorClock.ts';

const HOUR = 60 * 60;

describe('A deleted user', () => {
  const { auth, db } = admin();
  let clock: EmulatorClock;
  let uid: string;
  beforeEach(async () => {
    clock = await EmulatorClock.read();
    ({ uid } = await newUser());
    await db.doc(paths.device(uid, 'laptop')).set({ name: 'Laptop' });
  });
  const pathsLeft = async () => Object.keys(await storedOf(uid));
  const hoursPass = async (hours: number) => {
    await clock.advance(hours * HOUR);
    await triggersDone();
  };

  it('U20: leaves a mark that a nightly run removes when it is a day old', async () => {
    await auth.deleteUser(uid);
    await triggersDone();
    assert.deepEqual(await pathsLeft(), [paths.user(uid)]);
    await hoursPass(23);
    assert.deepEqual(await pathsLeft(), [paths.user(uid)]);
    await hoursPass(25);
    assert.deepEqual(await pathsLeft(), []);
  });

  it('U19: goes with its documents though the process dies over it', async () => {
    const dies = { operation: 'functions.invoke', function: 'removeAccount', nth: 1 };
    const rules = [{ match: dies, action: { type: 'crashRunner' } }];
    await control('/faultPlan', { seed: 1, rules }, 'PUT');
    try {
      await auth.deleteUser(uid);
      await triggersDone();
      const { fired } = (await control('/faultPlan', undefined, 'GET')) as { fired: unknown[] };
      assert.equal(fired.length, 1);
      assert.deepEqual(await pathsLeft(), [paths.user(uid)]);
    } finally {
      await control('/faultPlan', undefined, 'DELETE');
    }
  });
});
