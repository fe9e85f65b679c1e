import assert from 'node:assert/strict';
import { admin } from '../../tools/clients/admin.ts';
import { newEmail } from '../../tools/clients/users.ts';
import { answerGoogle, GOOGLE_CLIENT } from './support/google.ts';
import { mailedLinks, openMailedLink } from './support/mail.ts';
import { usePeople } from './support/people.ts';

const PASSWORD = 'battery staple';

describe('e2e: signing up', () => {
  const people = usePeople();

  it('U2, U4, U5: what was made before goes into the new account; its address is verified by the link', async () => {
    const email = newEmail();
    const { tab } = await people.device();
    await tab.addTodo('Made before');
    await tab.account.signUp(email, PASSWORD);
    await tab.waitForStatus('free');
    await tab.waitForTodo('Made before');
    await tab.account.waitForText('Account · not verified');
    await openMailedLink(email, 'VERIFY_EMAIL');
    await tab.closePanel();
    await tab.account.waitForText('Account · verified');
    assert.ok((await admin().auth.getUserByEmail(email)).emailVerified);
  });

  it('U5: the mail is sent again when asked', async () => {
    const email = newEmail();
    const { tab } = await people.device();
    await tab.account.signUp(email, PASSWORD);
    await tab.waitForStatus('free');
    const panel = await tab.openPanel();
    await panel.getByRole('button', { name: 'Send again', exact: true }).click();
    await tab.account.waitForText(/^Sent\./);
    assert.equal((await mailedLinks(email, 'VERIFY_EMAIL')).length, 2);
  });

  it('U3: a short password is reported at its field, and nothing is made', async () => {
    const email = newEmail();
    const { tab } = await people.device();
    await tab.account.signUp(email, '1234567');
    assert.equal(await tab.account.failure(), 'A password has at least 8 characters.');
    const field = (await tab.openPanel()).getByLabel('Password', { exact: true });
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    assert.ok(await field.evaluate((input) => input === document.activeElement));
    await assert.rejects(admin().auth.getUserByEmail(email), /no user record/i);
  });

  it('U7: an address that is taken is not called so; with its password it is a sign-in', async () => {
    const user = await people.user();
    const { tab } = await people.device();
    await tab.account.signUp(user.email, PASSWORD);
    assert.match(await tab.account.failure(), /^No account could be made with these\./);
    await tab.account.fill({ password: user.password });
    const panel = await tab.openPanel();
    await panel.getByRole('button', { name: 'Create account', exact: true }).click();
    await tab.waitForStatus('synced');
  });

  it('U6: a forgotten password is replaced by the link', async () => {
    const user = await people.user();
    const { tab } = await people.device();
    const said = await tab.account.resetPassword(user.email);
    assert.match(said, /^If .* has an account, a link/);
    await openMailedLink(user.email, 'PASSWORD_RESET', { newPassword: PASSWORD });
    await assert.rejects(tab.signIn(user.email, user.password), /Email or password is not right/);
    await tab.signIn(user.email, PASSWORD);
    await tab.waitForStatus('synced');
  });

  it('U6: an address without an account looks like one with', async () => {
    const known = await people.user();
    const disabled = await people.user();
    await admin().auth.updateUser(disabled.uid, { disabled: true });
    const { tab } = await people.device();
    const unknown = newEmail();
    const signInTexts: string[] = [];
    const resetTexts: string[] = [];
    for (const email of [known.email, disabled.email, unknown]) {
      const refusal = await tab.signIn(email, 'not the password').catch(({ message }) => message);
      signInTexts.push(String(refusal).replace(email, 'X'));
      resetTexts.push((await tab.account.resetPassword(email)).replace(email, 'X'));
    }
    assert.equal(new Set(signInTexts).size, 1, signInTexts.join());
    assert.match(signInTexts[0] ?? '', /Email or password is not right/);
    assert.equal(new Set(resetTexts).size, 1, resetTexts.join());
    assert.deepEqual(await mailedLinks(unknown, 'PASSWORD_RESET'), []);
  });
});

describe('e2e: Google', () => {
  const people = usePeople();

  it('U4, U9: signs in with what was made before; closing the window says nothing', async () => {
    const email = newEmail();
    const { device, tab } = await people.device(GOOGLE_CLIENT);
    await tab.addTodo('Made before');
    await answerGoogle(device, null);
    await tab.account.continueWithGoogle();
    const panel = await tab.openPanel();
    await panel.locator('button[type="submit"][aria-disabled="false"]').waitFor();
    assert.equal(await panel.getByRole('alert').count(), 0);
    await answerGoogle(device, { sub: email, email });
    await tab.account.continueWithGoogle();
    await tab.waitForStatus('free');
    await tab.waitForTodo('Made before');
    await tab.account.waitForText('Account · verified');
  });

  it('U9: a token of another request is refused', async () => {
    const email = newEmail();
    const { device, tab } = await people.device(GOOGLE_CLIENT);
    await answerGoogle(device, { sub: email, email, nonce: 'of another request' });
    await tab.account.continueWithGoogle();
    assert.match(await tab.account.failure(), /^Signing in with Google did not work\./);
    assert.equal(await tab.status(), 'signed-out');
  });

  it('U8: a device whose sign-in has ended lets no other account in, and leaves none behind', async () => {
    const ada = await people.user();
    const { device, tab: first } = await people.device({ ...GOOGLE_CLIENT, ownBrowser: true });
    await first.signIn(ada.email, ada.password);
    await first.waitForStatus('synced');
    await admin().auth.deleteUser(ada.uid);
    await device.relaunch();
    const tab = await device.newTab();
    await tab.waitForStatus('sign-in-again');
    const panel = await tab.openPanel();
    assert.equal(await panel.getByRole('button', { name: 'Create account' }).count(), 0);
    const email = newEmail();
    await answerGoogle(device, { sub: email, email });
    await tab.account.continueWithGoogle();
    assert.match(await tab.account.failure(), /^Changes of another account/);
    await assert.rejects(admin().auth.getUserByEmail(email), /no user record/i);
  });

  it('U1: a build without an OAuth client does not offer it', async () => {
    const { tab } = await people.device();
    const panel = await tab.openPanel();
    await panel.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    assert.equal(await panel.getByRole('button', { name: /Google/ }).count(), 0);
  });
});
