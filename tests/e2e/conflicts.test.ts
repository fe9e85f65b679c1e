import assert from 'node:assert/strict';
import { paths, SCHEMA_VERSION } from '@daybook/protocol';
import { admin } from '../../tools/clients/admin.ts';
import { type OpenDevice, usePeople } from './support/people.ts';

/** Both have the todo, and nothing is under way. */
async function share(a: OpenDevice, b: OpenDevice, title: string): Promise<void> {
  await a.tab.addTodo(title);
  await b.tab.waitForTodo(title);
  await Promise.all([a.tab.waitForStatus('synced'), b.tab.waitForStatus('synced')]);
}

describe('e2e: devices that meet on one item', () => {
  const people = usePeople();

  it('S3: the network to the API dies during the fetch after a conflict: it is merged when it is back', async () => {
    const user = await people.user();
    const [a, b] = await Promise.all([people.syncedDevice(user), people.syncedDevice(user)]);
    await share(a, b, 'Milk');
    b.device.network.cut();
    await b.tab.renameTodo('Milk', 'Oat milk');
    await b.tab.waitForStatus('offline');
    await a.tab.tickTodo('Milk');
    await a.tab.waitForPending(0);
    b.device.network.firestore.restore();
    b.device.network.auth.restore();
    await b.tab.waitForTodo('Oat milk', { done: true });
    assert.equal(await b.tab.pendingCount(), 1);
    b.device.network.api.restore();
    await a.tab.waitForTodo('Oat milk', { done: true });
    await b.tab.waitForPending(0);
  });

  it('S7: B’s later edit of what A deleted wins', async () => {
    const user = await people.user();
    const [a, b] = await Promise.all([people.syncedDevice(user), people.syncedDevice(user)]);
    await share(a, b, 'Milk');
    b.device.network.cut();
    await a.tab.deleteTodo('Milk');
    await a.tab.waitForPending(0);
    await b.tab.renameTodo('Milk', 'Milk after all');
    b.device.network.restore();
    await a.tab.waitForTodo('Milk after all');
    await b.tab.waitForPending(0);
  });

  it('S16: two tabs of one device edit the same todo at once', async () => {
    const user = await people.user();
    const [a, b] = await Promise.all([people.syncedDevice(user), people.syncedDevice(user)]);
    await share(a, b, 'Milk');
    const second = await a.device.newTab();
    await second.waitForTodo('Milk');
    await Promise.all([a.tab.renameTodo('Milk', 'Oat milk'), second.tickTodo('Milk')]);
    for (const tab of [a.tab, second, b.tab]) await tab.waitForTodo('Oat milk', { done: true });
    await a.tab.waitForPending(0);
  });

  it('S18: an own queued edit hides another’s, and the worker dies before the refusal', async () => {
    const user = await people.user();
    const [a, b] = await Promise.all([people.syncedDevice(user), people.syncedDevice(user)]);
    await share(a, b, 'Milk');
    a.device.network.cut();
    await a.tab.renameTodo('Milk', 'Oat milk');
    await b.tab.tickTodo('Milk');
    await b.tab.waitForPending(0);
    await a.device.killWorker();
    a.device.network.restore();
    for (const { tab } of [a, b]) await tab.waitForTodo('Oat milk', { done: true });
    await a.tab.waitForPending(0);
  });

  it('S5: a type that a newer Daybook wrote is kept and not written', async () => {
    const user = await people.user();
    const a = await people.syncedDevice(user);
    await a.tab.addTodo('Milk');
    await a.tab.waitForPending(0);
    const head = admin().db.doc(paths.head(user.uid, 'TODOS'));
    await head.update({ schema: SCHEMA_VERSION + 1 });
    await a.tab.waitForStatus('update-required');
    await a.tab.addTodo('Bread');
    assert.equal(await a.tab.pendingCount(), 1);
    assert.equal((await head.get()).get('version'), 1);
  });

  it('S6: a device that was offline longer than tombstones live', async () => {
    const user = await people.user();
    const [a, b] = await Promise.all([people.syncedDevice(user), people.syncedDevice(user)]);
    await share(a, b, 'Milk');
    await share(a, b, 'Bread');
    b.device.network.cut();
    await b.tab.addTodo('Never sent');
    await b.tab.waitForStatus('offline');
    await a.tab.deleteTodo('Milk');
    await a.tab.waitForPending(0);
    await a.tab.addTodo('Eggs');
    await a.tab.waitForPending(0);
    await forgetTombstones(user.uid);
    b.device.network.restore();
    await b.tab.waitForNoTodo('Milk');
    await b.tab.waitForTodo('Eggs');
    await a.tab.waitForTodo('Never sent');
    assert.deepEqual(await b.tab.todoTitles(), await a.tab.todoTitles());
  });
});

/** As it will be when its tombstones have expired; that the cursor of before is too old then, the head has to say. */
async function forgetTombstones(uid: string): Promise<void> {
  const head = admin().db.doc(paths.head(uid, 'TODOS'));
  const { docs } = await head.collection('items').get();
  const tombstones = docs.filter((item) => item.get('expiresAt') !== undefined);
  assert.ok(tombstones.length > 0);
  for (const { ref } of tombstones) await ref.delete();
  await head.update({ purgedThrough: (await head.get()).get('version') });
}
