import assert from 'node:assert/strict';
import { usePeople } from './support/people.ts';

describe('e2e: offline', () => {
  const people = usePeople();

  it('edits are shown at once and counted as pending, and sent when the network is back', async () => {
    const user = await people.user();
    const [a, b] = await Promise.all([people.syncedDevice(user), people.syncedDevice(user)]);
    a.device.network.cut();
    await a.tab.addTodo('Milk');
    await a.tab.addTodo('Bread');
    await a.tab.waitForStatus('offline');
    await a.tab.waitForShownPending(2);
    assert.deepEqual(await a.tab.todoTitles(), ['Milk', 'Bread']);
    a.device.network.restore();
    await b.tab.waitForTodo('Bread');
    await a.tab.waitForStatus('synced');
    assert.equal(await a.tab.pendingCount(), 0);
  });

  it('what is pending leaves when the network is back, also without a tab and with the worker asleep', async () => {
    const user = await people.user();
    const [a, b] = await Promise.all([people.syncedDevice(user), people.syncedDevice(user)]);
    a.device.network.cut();
    await a.tab.addTodo('Milk');
    await a.tab.waitForPending(1);
    await a.tab.page.goto('about:blank');
    await a.device.killWorker();
    a.device.network.restore();
    // Chrome's alarms come once a minute, so this takes up to 90 s.
    await b.tab.page.getByRole('checkbox', { name: 'Milk' }).waitFor();
  });

  it('edits survive closing and reopening the browser', async () => {
    const user = await people.user();
    const [a, b] = await Promise.all([
      people.syncedDevice(user, { ownBrowser: true }),
      people.syncedDevice(user),
    ]);
    a.device.network.cut();
    await a.tab.addTodo('Milk');
    await a.tab.waitForShownPending(1);
    await a.device.relaunch();
    const reopened = await a.device.newTab();
    await reopened.waitForTodo('Milk');
    await reopened.waitForShownPending(1);
    a.device.network.restore();
    await b.tab.waitForTodo('Milk');
    await reopened.waitForPending(0);
  });
});
