import assert from 'node:assert/strict';
import { replay } from '../../extension/src/engine/diagnostics/replay.ts';
import type { Conflict } from '../../extension/src/shared/conflict.ts';
import { KEYS } from '../../extension/src/shared/keys.ts';
import { isolated } from '../../extension/src/ui/text/isolated.ts';
import { readDiagnostics } from '../../tools/replay/readDiagnostics.ts';
import { aTodo } from '../fakes/todos.ts';
import { restoreBackup, takeBackup } from './support/backup.ts';
import { usePeople } from './support/people.ts';
import { storedTitles } from './support/storedTitles.ts';
import { waitForDevices, waitUntilListed } from './support/waitForDevices.ts';

function lostTodo(id: string): Conflict {
  const lost = { value: aTodo({ title: id }), editedAt: 1 };
  return { id, dataType: 'TODOS', itemId: id, lost, side: 'mine', fields: [], at: 1 };
}

describe('e2e: the sync panel', () => {
  const people = usePeople();

  it('M6: what lost in a conflict is listed, and restored on all devices', async () => {
    const user = await people.user();
    const [a, b] = await Promise.all([people.syncedDevice(user), people.syncedDevice(user)]);
    await a.tab.addTodo('Milk');
    await b.tab.waitForTodo('Milk');
    await a.tab.waitForPending(0);
    a.device.network.cut();
    await a.tab.renameTodo('Milk', 'Oat milk');
    await b.tab.renameTodo('Milk', 'Rice milk');
    await b.tab.waitForPending(0);
    a.device.network.restore();
    await a.tab.waitForTodo('Rice milk');
    const panel = await a.tab.openPanel();
    await panel.getByRole('heading', { name: 'Conflicts (1)' }).waitFor();
    await panel.getByRole('button', { name: /^Restore/ }).click();
    await b.tab.waitForTodo('Oat milk');
    await panel.getByRole('heading', { name: /^Conflicts/ }).waitFor({ state: 'detached' });
  });

  it('N6: shows 20 entries more each time, and moves the focus to the first of them', async () => {
    const { tab } = await people.device();
    await tab.page.evaluate(([key, conflicts]) => chrome.storage.local.set({ [key]: conflicts }), [
      KEYS.conflicts(0),
      Array.from({ length: 45 }, (_, index) => lostTodo(`T.${index}`)),
    ] as const);
    const panel = await tab.openPanel();
    const entries = panel.locator('.conflict');
    const more = panel.getByRole('button', { name: /^Show more/ });
    await more.click();
    await panel.getByRole('button', { name: 'Show more (5 left)' }).waitFor();
    assert.equal(await entries.count(), 40);
    await entries.nth(20).and(panel.locator(':focus')).waitFor();
    await more.click();
    await more.waitFor({ state: 'detached' });
    assert.equal(await entries.count(), 45);
    await entries.nth(40).and(panel.locator(':focus')).waitFor();
  });

  it('N7: what was lost at one moment is restored together, on all devices', async () => {
    const user = await people.user();
    const [a, b] = await Promise.all([people.syncedDevice(user), people.syncedDevice(user)]);
    const titles = ['Milk', 'Bread', 'Eggs'];
    for (const title of titles) await a.tab.addTodo(title);
    for (const title of titles) await b.tab.waitForTodo(title);
    await a.tab.waitForPending(0);
    a.device.network.cut();
    for (const title of titles) await a.tab.renameTodo(title, `${title} from A`);
    for (const title of titles) await b.tab.renameTodo(title, `${title} from B`);
    await b.tab.waitForPending(0);
    a.device.network.restore();
    await a.tab.waitForTitles(titles.map((title) => `${title} from B`));
    const panel = await a.tab.openPanel();
    await panel.getByRole('heading', { name: 'Conflicts (3)' }).waitFor();
    await panel.getByRole('button', { name: 'Restore all 3' }).click();
    await b.tab.waitForTitles(titles.map((title) => `${title} from A`));
    await panel.getByRole('heading', { name: /^Conflicts/ }).waitFor({ state: 'detached' });
  });

  it('N8: what a restored server has lost is put back, on it and on all devices', async () => {
    const user = await people.user();
    const [a, b] = await Promise.all([people.syncedDevice(user), people.syncedDevice(user)]);
    await a.tab.addTodo('Milk');
    await b.tab.waitForTodo('Milk');
    await a.tab.waitForPending(0);
    const backup = await takeBackup(user.uid);
    await a.tab.addTodo('Bread');
    await b.tab.waitForTodo('Bread');
    await a.tab.waitForPending(0);
    await restoreBackup(user.uid, backup);
    await Promise.all([a.tab.waitForNoTodo('Bread'), b.tab.waitForNoTodo('Bread')]);
    const panel = await a.tab.openPanel();
    await panel.getByRole('heading', { name: 'Lost by the server (1)' }).waitFor();
    await panel.getByRole('button', { name: `Put back ${isolated('Bread')}` }).click();
    await b.tab.waitForTodo('Bread');
    await panel.getByRole('heading', { name: /^Lost by/ }).waitFor({ state: 'detached' });
    assert.deepEqual(await storedTitles(user.uid), ['Bread', 'Milk']);
  });

  it('V4, V6: a device that is removed from another one signs out, after what it had pending was sent', async () => {
    const user = await people.user();
    const [a, b] = await Promise.all([people.syncedDevice(user), people.syncedDevice(user)]);
    await waitForDevices(user.uid, 2);
    const panel = await a.tab.openPanel();
    await panel.locator('.device').nth(1).waitFor();
    await waitUntilListed(b.tab);
    b.device.network.cut();
    await b.tab.addTodo('Written on B');
    const other = panel.locator('.device', { hasNotText: 'This device' });
    await other.getByRole('button', { name: /^Remove/ }).click();
    await panel.getByRole('button', { name: 'Remove', exact: true }).click();
    await other.waitFor({ state: 'detached' });
    // Only with a new connection the list is read at once.
    await b.tab.waitForStatus('offline');
    b.device.network.restore();
    await a.tab.waitForTodo('Written on B');
    await b.tab.waitForStatus('signed-out');
    await b.tab.waitForNoTodo('Written on B');
  });

  it('T1, T2, T4: what is copied has no content, and this engine replays it', async () => {
    const user = await people.user();
    const { tab } = await people.syncedDevice(user);
    await tab.addTodo('Call Dr. Grey');
    await tab.waitForPending(0);
    await tab.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const panel = await tab.openPanel();
    await panel.getByRole('button', { name: 'Copy diagnostics' }).click();
    await panel.getByText(/^Copied/).waitFor();
    const copied = await tab.page.evaluate(() => navigator.clipboard.readText());
    for (const word of ['Grey', user.email, user.uid]) assert.ok(!copied.includes(word), word);
    const diagnostics = readDiagnostics(copied);
    assert.ok(diagnostics);
    const steps = replay(diagnostics);
    assert.ok(steps.length > 10);
    assert.deepEqual(
      steps.filter(({ agrees }) => !agrees),
      [],
    );
  });
});
