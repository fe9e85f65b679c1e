import assert from 'node:assert/strict';
import { paths, type UserExport } from '@daybook/protocol';
import { admin } from '../../tools/clients/admin.ts';
import { newEmail, type User } from '../../tools/clients/users.ts';
import type { NewTabPage } from '../../tools/devices/newTabPage.ts';
import { storedData } from '../api/support/stored.ts';
import { answerGoogle, GOOGLE_CLIENT } from './support/google.ts';
import { usePeople } from './support/people.ts';
import { waitForDevices } from './support/waitForDevices.ts';

const DELETED = 'Your account and all its data are deleted.';

async function assertNothingIsLeft({ uid, email }: Pick<User, 'uid' | 'email'>): Promise<void> {
  const { auth, db } = admin();
  assert.deepEqual(await storedData(uid), {});
  assert.deepEqual((await db.collection(paths.devices(uid)).get()).docs, []);
  await assert.rejects(auth.getUserByEmail(email), /no user record/i);
}

async function assertCleared(tab: NewTabPage): Promise<void> {
  await tab.waitForStatus('signed-out');
  assert.deepEqual(await tab.todoTitles(), []);
  const stored = await tab.page.evaluate(() => chrome.storage.local.get(null));
  for (const key of Object.keys(stored)) assert.doesNotMatch(key, /^(edit:|authUser$)/);
  assert.doesNotMatch(JSON.stringify(stored), /Milk|@daybook\.test/);
}

describe('e2e: deleting the account', () => {
  const people = usePeople();

  it('U12, U13, U15, U17: after a copy; nothing is left but what another device holds', async () => {
    const user = await people.user();
    const [a, b] = await Promise.all([people.syncedDevice(user), people.syncedDevice(user)]);
    await a.tab.addTodo('Milk');
    await b.tab.waitForTodo('Milk');
    await b.tab.waitForPending(0);
    await waitForDevices(user.uid, 2);
    b.device.network.cut();
    await b.tab.addTodo('Bread');

    const { account } = a.tab;
    await account.askToDelete();
    const { name, content } = await account.exportData();
    assert.match(name, /^daybook-\d{4}-\d{2}-\d{2}\.json$/);
    const file = content as UserExport & { onlyOnThisDevice: unknown };
    const titles = Object.values(file.dataTypes.TODOS.data).map(({ title }) => title);
    assert.deepEqual(titles, ['Milk']);
    assert.equal(Object.keys(file.devices).length, 2);
    assert.deepEqual(file.onlyOnThisDevice, {});

    await account.deleteForGood('someone@else.test', user.password);
    assert.equal(await account.failure(), 'This is not the address of your account.');
    await account.deleteForGood(user.email, 'not the password');
    assert.equal(await account.failure(), 'This password is not right.');
    await account.deleteForGood(user.email, user.password);
    await a.tab.page.getByText(DELETED).waitFor();
    await assertCleared(a.tab);
    await assertNothingIsLeft(user);

    b.device.network.restore();
    await b.tab.waitForStatus('sign-in-again');
    assert.deepEqual(await b.tab.todoTitles(), ['Milk', 'Bread']);
    assert.deepEqual(await storedData(user.uid), {});
  });

  it('U12: without Pro too, and the copy has what was never sent', async () => {
    const user = await people.user({});
    const { tab } = await people.device();
    await tab.addTodo('Milk');
    await tab.signIn(user.email, user.password);
    await tab.waitForStatus('free');
    const { content } = await tab.account.exportData();
    const { onlyOnThisDevice } = content as { onlyOnThisDevice: { TODOS: object } };
    const unsent = Object.values(onlyOnThisDevice.TODOS);
    assert.deepEqual(
      unsent.map(({ title }) => title),
      ['Milk'],
    );
    await tab.account.askToDelete();
    await tab.account.deleteForGood(user.email, user.password);
    await tab.page.getByText(DELETED).waitFor();
    await assertCleared(tab);
    await assertNothingIsLeft(user);
  });

  it('U13: by keyboard: Escape leaves the question and not the panel, Enter answers it', async () => {
    const user = await people.user({});
    const { tab } = await people.device();
    const { keyboard } = tab.page;
    await tab.signIn(user.email, user.password);
    const panel = await tab.openPanel();
    const button = panel.getByRole('button', { name: 'Delete account', exact: true });
    await button.focus();
    await keyboard.press('Enter');
    await panel.getByLabel(/^To confirm, type/).waitFor();
    await keyboard.press('Escape');
    await button.waitFor();
    assert.ok(await button.evaluate((element) => element === document.activeElement));
    await keyboard.press('Enter');
    await panel.getByLabel(/^To confirm, type/).waitFor();
    await keyboard.type(user.email);
    await keyboard.press('Tab');
    await keyboard.type(user.password);
    await keyboard.press('Enter');
    await tab.page.getByText(DELETED).waitFor();
    await assertNothingIsLeft(user);
  });

  it('U14: the network is down and the worker is killed: it is finished later', async () => {
    const user = await people.user();
    const { device, tab } = await people.syncedDevice(user, { ownBrowser: true });
    await tab.addTodo('Milk');
    await tab.waitForPending(0);
    device.network.api.cut();
    await tab.account.askToDelete();
    await tab.account.deleteForGood(user.email, user.password);
    await tab.waitForStatus('deleting-account');
    await device.killWorker();
    await device.relaunch();
    const reopened = await device.newTab();
    await reopened.waitForStatus('deleting-account');
    await admin().auth.getUserByEmail(user.email);
    device.network.api.restore();
    await reopened.page.reload();
    await assertCleared(reopened);
    await assertNothingIsLeft(user);
  });

  it('U15: an account that is gone already only has to be cleared here', async () => {
    const user = await people.user({});
    const { tab } = await people.device();
    await tab.signIn(user.email, user.password);
    await tab.addTodo('Milk');
    await tab.account.askToDelete();
    await admin().auth.deleteUser(user.uid);
    await tab.account.deleteForGood(user.email, user.password);
    await assertCleared(tab);
  });

  it('U13: a user of Google proves the sign-in with that account again', async () => {
    const email = newEmail();
    const { device, tab } = await people.device(GOOGLE_CLIENT);
    await answerGoogle(device, { sub: email, email });
    await tab.account.continueWithGoogle();
    await tab.waitForStatus('free');
    const { uid } = await admin().auth.getUserByEmail(email);
    await tab.account.askToDelete();
    const other = newEmail();
    await answerGoogle(device, { sub: other, email: other });
    await tab.account.deleteForGood(email);
    assert.match(await tab.account.failure(), /^That is another Google account\./);
    await answerGoogle(device, { sub: email, email });
    await tab.account.deleteForGood(email);
    await tab.page.getByText(DELETED).waitFor();
    await assertCleared(tab);
    await assertNothingIsLeft({ uid, email });
  });
});
