import assert from 'node:assert/strict';
import { changeAll } from './support/changeAll.ts';
import { usePeople } from './support/people.ts';

describe('e2e: two devices', () => {
  const people = usePeople();

  it('what is added, ticked, renamed and deleted on A reaches B', async () => {
    const user = await people.user();
    const own = { ownBrowser: true };
    const [a, b] = await Promise.all([
      people.syncedDevice(user, own),
      people.syncedDevice(user, own),
    ]);
    await changeAll(a, b);
    await a.tab.waitForStatus('synced');
  });

  it('both edit different todos at once, and both keep both', async () => {
    const user = await people.user();
    const [a, b] = await Promise.all([people.syncedDevice(user), people.syncedDevice(user)]);
    await a.tab.addTodo('Milk');
    await a.tab.addTodo('Bread');
    await b.tab.waitForTodo('Bread');
    await a.tab.waitForStatus('synced');
    await Promise.all([a.tab.renameTodo('Milk', 'Oat milk'), b.tab.renameTodo('Bread', 'Rye')]);
    for (const { tab } of [a, b]) {
      await tab.waitForTodo('Oat milk');
      await tab.waitForTodo('Rye');
      await tab.waitForStatus('synced');
    }
  });

  it('S2: A renames while B completes the same todo, both offline: both survive', async () => {
    const user = await people.user();
    const [a, b] = await Promise.all([people.syncedDevice(user), people.syncedDevice(user)]);
    await a.tab.addTodo('Milk');
    await b.tab.waitForTodo('Milk');
    await a.tab.waitForStatus('synced');
    a.device.network.cut();
    b.device.network.cut();
    await a.tab.renameTodo('Milk', 'Oat milk');
    await b.tab.tickTodo('Milk');
    a.device.network.restore();
    await a.tab.waitForPending(0);
    b.device.network.restore();
    await a.tab.waitForTodo('Oat milk', { done: true });
    await b.tab.waitForTodo('Oat milk', { done: true });
  });

  it('a fresh device gets everything', async () => {
    const user = await people.user();
    const a = await people.syncedDevice(user);
    const titles = Array.from({ length: 20 }, (_, index) => `Todo ${index}`);
    for (const title of titles) await a.tab.addTodo(title);
    await a.tab.waitForPending(0);
    const b = await people.syncedDevice(user);
    await b.tab.waitForTodo('Todo 19');
    assert.deepEqual(await b.tab.todoTitles(), titles);
  });
});
