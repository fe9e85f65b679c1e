import assert from 'node:assert/strict';
import type { Device } from '../../tools/devices/device.ts';
import { usePeople } from './support/people.ts';

describe('e2e: a dead Firestore', () => {
  const people = usePeople();

  it('R3: its database is deleted under the worker: edits go and come all the same, and signing out clears', async () => {
    const user = await people.user();
    const [a, b] = await Promise.all([people.syncedDevice(user), people.syncedDevice(user)]);
    await a.tab.addTodo('Milk');
    await b.tab.waitForTodo('Milk');
    await deleteFirestoreDatabase(a.device);
    await a.tab.addTodo('Bread');
    await b.tab.waitForTodo('Bread');
    await b.tab.addTodo('Butter');
    await a.tab.waitForTodo('Butter');
    await a.tab.waitForStatus('synced');
    await deleteFirestoreDatabase(a.device);
    await a.tab.signOut();
    await a.tab.waitForStatus('signed-out');
  });
});

async function deleteFirestoreDatabase(device: Device): Promise<void> {
  const worker = await device.worker();
  const deleted = await worker.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    const ours = names.filter((name) => name.startsWith('firestore/'));
    await Promise.all(
      ours.map(
        (name) =>
          new Promise((resolve, reject) => {
            const request = indexedDB.deleteDatabase(name);
            request.onsuccess = resolve;
            request.onerror = reject;
          }),
      ),
    );
    return ours.length;
  });
  assert.equal(deleted, 1);
}
