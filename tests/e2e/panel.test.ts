import assert from 'node:assert/strict';
import { replay } from '../../extension/src/engine/diagnostics/replay.ts';
import { readDiagnostics } from '../../tools/replay/readDiagnostics.ts';
import { usePeople } from './support/people.ts';
import { waitForDevices, waitUntilListed } from './support/waitForDevices.ts';

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
