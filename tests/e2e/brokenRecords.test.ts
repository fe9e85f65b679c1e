import { paths } from '@daybook/protocol';
import { admin } from '../../tools/clients/admin.ts';
import { usePeople } from './support/people.ts';

describe('e2e: broken records', () => {
  const people = usePeople();

  it('D20: of the device keep neither the tab from showing the others nor the worker from syncing', async () => {
    const user = await people.user();
    const [a, b] = await Promise.all([people.syncedDevice(user), people.syncedDevice(user)]);
    await a.tab.addTodo('Milk');
    await b.tab.waitForTodo('Milk');
    await a.tab.waitForPending(0);
    await a.tab.page.evaluate(breakRecords);
    await a.device.killWorker();
    const late = await a.device.newTab();
    await late.waitForTodo('Milk');
    await late.addTodo('Bread');
    await b.tab.waitForTodo('Bread');
    await late.waitForStatus('synced');
    await b.tab.addTodo('Cheese');
    await late.waitForTodo('Cheese');
  });

  it('D18, D19, P19: of the server keep no device from the others', async () => {
    const user = await people.user();
    const a = await people.syncedDevice(user);
    for (const title of ['Milk', 'Bread']) await a.tab.addTodo(title);
    await a.tab.waitForPending(0);
    const { db } = admin();
    const items = await db.collection(paths.items(user.uid, 'TODOS')).get();
    const milk = items.docs.find((item) => item.get('value.title') === 'Milk');
    await milk?.ref.update({ value: 'text', editedAt: 1.5 });
    await db.doc(paths.head(user.uid, 'TODOS')).update({ updatedAt: 'text' });
    const b = await people.syncedDevice(user);
    await b.tab.waitForTodo('Bread');
    await b.tab.addTodo('Cheese');
    await a.tab.waitForTodo('Cheese');
    await a.tab.waitForTodo('Milk');
    for (const { tab } of [a, b]) await tab.waitForStatus('synced');
  });

  it('D20: a part of the page that fails says so, and the others go on', async () => {
    const { tab } = await people.device();
    await tab.addTodo('Boom');
    await tab.page.addInitScript(() => {
      const { filter } = Array.prototype;
      const failing = function failing(this: unknown[], ...args: Parameters<typeof filter>) {
        const [first] = this as { value?: { title?: string }; madeAt?: number }[];
        // An edit that the worker hasn't folded yet has the title too, and is read before anything is painted.
        if (first?.value?.title === 'Boom' && !first.madeAt) throw new Error('boom');
        return filter.apply(this, args);
      };
      Array.prototype.filter = failing as typeof filter;
    });
    await tab.load();
    const failed = tab.page.getByRole('alert');
    await failed.getByText(/This part of Daybook failed/).waitFor();
    await failed.getByRole('button', { name: 'Copy diagnostics' }).waitFor();
    const panel = await tab.openPanel();
    await panel.getByText(/on this device only/).waitFor();
  });
});

/** In the page: what no tab and no worker ever writes. */
async function breakRecords(): Promise<void> {
  const stored = await chrome.storage.local.get(null);
  const broken: Record<string, unknown> = {
    'edit:x': null,
    'edit:y': { id: 'y' },
    'server:SETTINGS:0': '{"theme":"dark"}',
    'local:HABITS:0': 7,
    'conflicts:0': [null],
    folded: 'text',
    status: { state: 'happy' },
    devices: {},
  };
  for (const [key, bucket] of Object.entries(stored)) {
    if (key.startsWith('server:TODOS'))
      broken[key] = JSON.stringify({ ...JSON.parse(bucket as string), nothing: null });
  }
  await chrome.storage.local.set(broken);
}
