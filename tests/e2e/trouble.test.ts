import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Edit } from '../../extension/src/shared/edit.ts';
import { apiClient } from '../../tools/clients/apiClient.ts';
import type { User } from '../../tools/clients/users.ts';
import { usePeople } from './support/people.ts';
import { setSubscription } from './support/setSubscription.ts';
import { buildWithUnreadableStorage, makeReadable } from './support/unreadableStorage.ts';

const SECOND = 1000;

describe('e2e: trouble', () => {
  const people = usePeople();

  it('S13: Firestore is out of reach and the API is not: flagged, and sent through the API', async () => {
    const user = await people.user();
    const [a, b] = await Promise.all([people.syncedDevice(user), people.syncedDevice(user)]);
    a.device.network.firestore.cut();
    await a.tab.addTodo('Milk');
    await b.tab.waitForTodo('Milk');
    await a.tab.waitForStatus('attention');
    await a.tab.waitForPending(0);
    a.device.network.firestore.restore();
    await a.tab.waitForStatus('synced');
  });

  it('S11: an item that no door accepts stays here and is reported; the rest syncs', async () => {
    const user = await people.user();
    const [a, b] = await Promise.all([people.syncedDevice(user), people.syncedDevice(user)]);
    await a.tab.addTodo('Milk');
    await b.tab.waitForTodo('Milk');
    await a.tab.page.evaluate(makeTooLong);
    await a.tab.waitForStatus('attention');
    await a.tab.addTodo('Bread');
    await b.tab.waitForTodo('Bread');
    await a.tab.waitForPending(1);
  });

  it('N9: the worker’s storage is full: it is said, and goes on by itself once there is room', async () => {
    const user = await people.user();
    const [a, b] = await Promise.all([people.syncedDevice(user), people.syncedDevice(user)]);
    const worker = await a.device.worker();
    await worker.evaluate(() => {
      const area = chrome.storage.local as unknown as { set: unknown; workingSet: unknown };
      area.workingSet = area.set;
      area.set = () => Promise.reject(new Error('Resource::kQuotaBytes quota exceeded'));
    });
    await a.tab.addTodo('Milk');
    await a.tab.waitForStatus('attention');
    const panel = await a.tab.openPanel();
    await panel.getByText(/storage of this device is full/).waitFor();
    await a.tab.closePanel();
    const badge = () => worker.evaluate(() => chrome.action.getBadgeText({}));
    assert.equal(await badge(), '!');
    const late = await a.device.newTab();
    await late.waitForStatus('attention');
    await late.waitForTodo('Milk');
    await worker.evaluate(() => {
      const area = chrome.storage.local as unknown as { set: unknown; workingSet: unknown };
      area.set = area.workingSet;
    });
    await b.tab.waitForTodo('Milk');
    for (const tab of [a.tab, late]) await tab.waitForStatus('synced');
    assert.equal(await badge(), '');
  });

  it('R4, N9: the worker can’t read its storage when it starts: it is said, and goes on once it can', async () => {
    const user = await people.user();
    const extensionDir = await buildWithUnreadableStorage();
    const [a, b] = await Promise.all([people.device({ extensionDir }), people.syncedDevice(user)]);
    await a.tab.addTodo('Milk');
    await a.tab.waitForStatus('attention');
    await makeReadable(await a.device.worker());
    await a.tab.waitForStatus('signed-out');
    await a.tab.signIn(user.email, user.password);
    await b.tab.waitForTodo('Milk');
    await rm(extensionDir, { recursive: true });
  });

  it('S12, K4: Pro lapses with writes queued: nothing is lost, and it resumes on renewal', async () => {
    const proUntil = Math.ceil(Date.now() / SECOND) + 15;
    const user = await people.user({ pro: true, proUntil });
    const a = await people.syncedDevice(user);
    a.device.network.cut();
    await a.tab.addTodo('Milk');
    await a.tab.waitForStatus('offline');
    await untilLapsed(user);
    a.device.network.restore();
    await a.tab.waitForStatus('paused');
    assert.equal(await a.tab.pendingCount(), 1);
    await setSubscription(user.uid, 'active');
    await a.tab.waitForStatus('synced');
    const b = await people.syncedDevice(user);
    await b.tab.waitForTodo('Milk');
  });
});

/** Until the API door refuses the user by time. */
async function untilLapsed(user: User): Promise<void> {
  const client = apiClient(user);
  while ((await client.get('/sync/TODOS')).status !== 403) await pause(SECOND);
}

/** In the page: an edit that the new tab itself would never write. */
async function makeTooLong(): Promise<void> {
  const stored = await chrome.storage.local.get(null);
  const { epoch } = stored.session as { epoch: number };
  const edit: Edit<'TODOS'> = {
    id: '0'.repeat(26),
    epoch,
    dataType: 'TODOS',
    itemId: 'too-long',
    before: null,
    value: {
      title: 'x'.repeat(501),
      done: false,
      notes: '',
      dueOn: null,
      priority: 0,
      order: 'a0',
      createdAt: 0,
      completedAt: null,
    },
    madeAt: Date.now(),
  };
  await chrome.storage.local.set({ [`edit:${edit.id}`]: edit });
}
