import assert from 'node:assert/strict';
import { apiClient } from '../../tools/clients/apiClient.ts';
import { storedData } from '../api/support/stored.ts';
import { usePeople } from './support/people.ts';

const LAPSED = { pro: true, proUntil: 1_000_000_000 };

describe('e2e: accounts', () => {
  const people = usePeople();

  it('a wrong password says so and changes nothing', async () => {
    const { email } = await people.user();
    const { tab } = await people.device();
    await assert.rejects(tab.signIn(email, 'wrong'), /do not match|password/i);
    assert.equal(await tab.status(), 'signed-out');
  });

  it('S14: what was made before sign-in goes into the account', async () => {
    const user = await people.user();
    const b = await people.syncedDevice(user);
    const a = await people.device();
    await a.tab.addTodo('Made before');
    await a.tab.signIn(user.email, user.password);
    await b.tab.waitForTodo('Made before');
    await a.tab.waitForStatus('synced');
  });

  it('free and lapsed users keep their todos here, and nothing is sent', async () => {
    for (const [claims, state] of [
      [{}, 'free'],
      [LAPSED, 'paused'],
    ] as const) {
      const user = await people.user(claims);
      const { tab } = await people.device();
      await tab.signIn(user.email, user.password);
      await tab.waitForStatus(state);
      await tab.addTodo('Only here');
      assert.equal(await tab.pendingCount(), 1);
      await people.removeDevices();
    }
  });

  it('S21: the account is deleted while another device holds a valid token: nothing comes back', async () => {
    const user = await people.user();
    const b = await people.syncedDevice(user);
    await b.tab.addTodo('Milk');
    await b.tab.waitForPending(0);
    b.device.network.cut();
    await b.tab.addTodo('Ghost');
    const answer = await apiClient(user).send('DELETE', '/account');
    assert.equal(answer.status, 204);
    b.device.network.restore();
    await b.tab.waitForStatus('sign-in-again');
    assert.deepEqual(await storedData(user.uid), {});
    await b.tab.waitForTodo('Ghost');
  });

  it('S20: signing out with changes pending warns; then nothing is left, also for the next user', async () => {
    const [ada, bob] = [await people.user(), await people.user()];
    const a = await people.syncedDevice(ada);
    a.device.network.cut();
    await a.tab.addTodo('Of Ada');
    await a.tab.waitForShownPending(1);
    await a.tab.signOut({ discardPending: true });
    assert.deepEqual(await a.tab.todoTitles(), []);
    a.device.network.restore();
    await a.tab.signIn(bob.email, bob.password);
    await a.tab.waitForStatus('synced');
    assert.deepEqual(await a.tab.todoTitles(), []);
    const other = await people.syncedDevice(ada);
    assert.deepEqual(await other.tab.todoTitles(), [], 'what was discarded was not sent either');
  });
});
