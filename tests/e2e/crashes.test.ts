import assert from 'node:assert/strict';
import { usePeople } from './support/people.ts';
import { storedTitles } from './support/storedTitles.ts';

describe('e2e: crashes', () => {
  const people = usePeople();

  it('S10, S17: the worker is killed again and again while it pushes: each todo is there exactly once', async () => {
    const user = await people.user();
    const [a, b] = await Promise.all([people.syncedDevice(user), people.syncedDevice(user)]);
    const titles = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'];
    a.device.network.setLatency(60);
    for (const title of titles) {
      await a.tab.addTodo(title);
      await a.device.killWorker();
      await a.tab.waitForPending(0);
    }
    for (const title of titles) await b.tab.waitForTodo(title);
    assert.deepEqual(await storedTitles(user.uid), [...titles].sort());
  });

  it('the browser is closed with 50 pending: all of them arrive', async () => {
    const user = await people.user();
    const [a, b] = await Promise.all([
      people.syncedDevice(user, { ownBrowser: true }),
      people.syncedDevice(user),
    ]);
    a.device.network.cut();
    const titles = Array.from({ length: 50 }, (_, index) => `Todo ${index}`);
    for (const title of titles) await a.tab.addTodo(title);
    await a.tab.waitForPending(50);
    await a.device.relaunch();
    a.device.network.restore();
    const reopened = await a.device.newTab();
    await reopened.waitForPending(0);
    await b.tab.waitForTodo('Todo 49');
    assert.deepEqual(await b.tab.todoTitles(), titles);
    assert.deepEqual(await storedTitles(user.uid), [...titles].sort());
  });

  it('S8: what is edited while a sync is in flight arrives too', async () => {
    const user = await people.user();
    const [a, b] = await Promise.all([people.syncedDevice(user), people.syncedDevice(user)]);
    a.device.network.setLatency(250);
    await a.tab.addTodo('First');
    await a.tab.renameTodo('First', 'Second');
    await a.tab.renameTodo('Second', 'Third');
    await b.tab.waitForTodo('Third');
    await a.tab.waitForPending(0);
    assert.deepEqual(await storedTitles(user.uid), ['Third']);
  });

  it('S4: a fresh device whose first pull fails overwrites nothing', async () => {
    const user = await people.user();
    const a = await people.syncedDevice(user);
    await a.tab.addTodo('Milk');
    await a.tab.waitForPending(0);
    const b = await people.device();
    await b.tab.addTodo('Made before');
    b.device.network.api.cut();
    await b.tab.signIn(user.email, user.password);
    await b.tab.waitForStatus('first-pull', 'attention');
    assert.equal(await b.tab.pendingCount(), 1);
    assert.deepEqual(await storedTitles(user.uid), ['Milk']);
    b.device.network.api.restore();
    await a.tab.waitForTodo('Made before');
    await b.tab.waitForTodo('Milk');
  });
});
