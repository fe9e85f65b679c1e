import assert from 'node:assert/strict';
import { apiClient } from '../../tools/clients/apiClient.ts';
import { PRO } from '../../tools/clients/users.ts';
import { usePeople } from './support/people.ts';
import { setSubscription } from './support/setSubscription.ts';
import { storedTitles } from './support/storedTitles.ts';

const FREE = {};

describe('e2e: entitlement', () => {
  const people = usePeople();

  it('E9, E10, E11: a free user gets Pro: what was made before is synced without signing in again', async () => {
    const user = await people.user(FREE);
    const a = await people.device();
    await a.tab.addTodo('Made before sign-in');
    await a.tab.signIn(user.email, user.password);
    await a.tab.waitForStatus('free');
    await a.tab.addTodo('Made while free');
    await setSubscription(user.uid, 'active');
    await a.tab.waitForStatus('synced');
    assert.deepEqual(await storedTitles(user.uid), ['Made before sign-in', 'Made while free']);
  });

  it('S12, E11: Pro is revoked and renewed: meanwhile edits stay pending, then nothing is lost', async () => {
    const user = await people.user(FREE);
    await setSubscription(user.uid, 'active');
    const [a, b] = await Promise.all([people.syncedDevice(user), people.syncedDevice(user)]);
    await a.tab.addTodo('Milk');
    await b.tab.waitForTodo('Milk');
    await setSubscription(user.uid, 'canceled');
    await Promise.all([a.tab.waitForStatus('paused'), b.tab.waitForStatus('paused')]);
    await a.tab.addTodo('Bread');
    await b.tab.renameTodo('Milk', 'Oat milk');
    await a.tab.waitForShownPending(1);
    assert.deepEqual(await storedTitles(user.uid), ['Milk']);
    await setSubscription(user.uid, 'active');
    await Promise.all([a.tab.waitForTodo('Oat milk'), b.tab.waitForTodo('Bread')]);
    await Promise.all([a.tab.waitForStatus('synced'), b.tab.waitForStatus('synced')]);
    assert.deepEqual(await storedTitles(user.uid), ['Bread', 'Oat milk']);
  });

  it('E10: Pro came while the browser was closed, or the worker dies as it comes: noticed all the same', async () => {
    const user = await people.user(FREE);
    const a = await people.device({ ownBrowser: true });
    await a.tab.addTodo('Milk');
    await a.tab.signIn(user.email, user.password);
    await a.tab.waitForStatus('free');
    await a.device.close();
    await setSubscription(user.uid, 'active');
    await a.device.relaunch();
    const reopened = await a.device.newTab();
    await reopened.waitForStatus('synced');
    await setSubscription(user.uid, 'canceled');
    await a.device.killWorker();
    await reopened.waitForStatus('paused');
    assert.deepEqual(await storedTitles(user.uid), ['Milk']);
  });

  it('S21, E12: the account is deleted, with Pro or without: the sign-in is over, and the todos stay here', async () => {
    for (const [claims, state] of [
      [FREE, 'free'],
      [PRO, 'synced'],
    ] as const) {
      const user = await people.user(claims);
      const a = await people.device();
      await a.tab.signIn(user.email, user.password);
      await a.tab.addTodo('Milk');
      await a.tab.waitForStatus(state);
      const answer = await apiClient(user).send('DELETE', '/account');
      assert.equal(answer.status, 204);
      await a.tab.waitForStatus('sign-in-again');
      assert.deepEqual(await a.tab.todoTitles(), ['Milk']);
      await people.removeDevices();
    }
  });
});
