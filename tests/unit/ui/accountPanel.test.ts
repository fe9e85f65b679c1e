import assert from 'node:assert/strict';
import type { CommandFailure } from '../../../extension/src/shared/commands.ts';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import { storedAtom } from '../../../extension/src/ui/data/storedAtom.ts';
import { announcementAtom, noticeAtom } from '../../../extension/src/ui/notice/noticeAtom.ts';
import { aTodoEdit } from '../../fakes/todos.ts';
import { EMPTY_EXPORT } from '../../fixtures/emptyExport.ts';
import { openPages } from './page/openPage.ts';
import { openPanel } from './page/openPanel.ts';

const UID = 'ada';
const SESSION = { uid: UID, email: 'ada@example.com', epoch: 1, importedEpoch: null };
const USER = { uid: UID, email: SESSION.email, isEmailVerified: true, methods: ['password'] };
const SIGNED_IN = {
  [KEYS.session]: SESSION,
  [KEYS.authUser]: USER,
  [KEYS.status]: { state: 'synced', at: 1 },
};
const DEVICES = ['Laptop', 'Desktop', 'Tablet'].map((name, index) => ({
  ...{ id: `D${index}`, name, platform: 'Linux', appVersion: '1', lastSeenAt: 9 - index },
  isThisDevice: index === 0,
}));
const PENDING_EDIT = aTodoEdit({ id: 'E1', epoch: 1 });

const refused = (reason: CommandFailure) => ({ ok: false as const, reason });
const DONE = { ok: true as const };

describe('the account in the panel', () => {
  const open = openPages();

  async function openForm(options = {}) {
    const opened = await openPanel(open, options);
    const { page } = opened;
    const field = (name: string) => {
      const found = page.all<HTMLInputElement>('input').find((input) => input.name === name);
      assert.ok(found, name);
      return found;
    };
    return {
      ...opened,
      field,
      submit: () => page.submit(page.find('.account-form')),
      type: (name: string, text: string) => page.type(field(name), text),
      button: (name: string | RegExp) => page.find('button', name),
      alert: () =>
        page
          .all('[role="alert"]')
          .map((line) => page.nameOf(line))
          .join(' '),
      focusedField: () => page.focused.getAttribute('name'),
    };
  }

  it('U11: says at its field what is certainly wrong, asks nobody, and goes there', async () => {
    const { page, worker, submit, type, alert, field, focusedField } = await openForm();
    const selected: string[] = [];
    page.onCall('HTMLInputElement', 'select', ({ value }: HTMLInputElement) =>
      selected.push(value),
    );
    await type('email', 'ada');
    await submit();
    assert.match(alert(), /enter an email address/);
    assert.equal(field('email').getAttribute('aria-invalid'), 'true');
    assert.equal(focusedField(), 'email');
    assert.deepEqual(selected, ['ada']);
    await type('email', 'ada@example.com');
    await submit();
    assert.match(alert(), /enter your password/);
    assert.equal(field('email').getAttribute('aria-invalid'), 'false');
    assert.equal(field('password').getAttribute('aria-invalid'), 'true');
    assert.equal(focusedField(), 'password');
    assert.deepEqual(worker.commands, []);
  });

  it('sends what was typed once, however often it is submitted, and says that it is on its way', async () => {
    const { worker, submit, type, button, answer } = await openForm();
    await type('email', ' ada@example.com ');
    await type('password', 'a password');
    await submit();
    const running = button('Signing in…');
    assert.equal(running.getAttribute('aria-disabled'), 'true');
    assert.equal(await submit(), true, 'the browser must not send it');
    const proof = { by: 'password', email: 'ada@example.com', password: 'a password' };
    assert.deepEqual(worker.taken(), [{ command: 'signIn', proof }]);
    await answer(DONE);
    assert.equal(button('Sign in').getAttribute('aria-disabled'), 'false');
    await submit();
    assert.equal(worker.taken().length, 1, 'the next one is sent');
  });

  it('U11: says what the server refused, where it belongs, until the next try', async () => {
    const { submit, type, alert, answer, focusedField, field } = await openForm();
    await type('email', 'ada@example.com');
    await type('password', 'wrong');
    await submit();
    await answer(refused('wrong-credentials'));
    assert.match(alert(), /Email or password is not right/);
    assert.equal(field('password').getAttribute('aria-invalid'), 'true');
    assert.equal(focusedField(), 'password');
    await submit();
    assert.equal(alert(), '');
    await answer(refused('network'));
    assert.match(alert(), /could not be reached/);
    assert.equal(field('email').getAttribute('aria-invalid'), 'false');
    assert.equal(field('password').getAttribute('aria-invalid'), 'false');
  });

  it('U11: forgets a failure where the form gets another purpose, and keeps what was typed', async () => {
    const { page, submit, type, alert, button, field } = await openForm();
    await type('email', 'ada');
    await submit();
    await page.click(button('Create account'));
    assert.equal(alert(), '');
    assert.equal(field('email').value, 'ada');
    assert.match(page.text, /At least 8 characters/);
    await page.click(button('Back to sign-in'));
    assert.ok(button('Forgot password?'));
  });

  it('U6: says the same of a mail for a new password for any address, and goes back to signing in', async () => {
    const { page, worker, submit, type, button, answer } = await openForm();
    await page.click(button('Forgot password?'));
    await type('email', ' ada@example.com');
    await submit();
    assert.deepEqual(worker.taken(), [{ command: 'resetPassword', email: 'ada@example.com' }]);
    await answer(DONE);
    assert.match(page.text, /If ada@example\.com has an account, a link/);
    assert.match(page.store.get(announcementAtom), /has an account, a link/);
    assert.ok(button('Sign in'));
  });

  it('stays where a mail could not be sent', async () => {
    const { page, submit, type, button, answer, alert } = await openForm();
    await page.click(button('Forgot password?'));
    await type('email', 'ada@example.com');
    await submit();
    await answer(refused('too-many-attempts'));
    assert.match(alert(), /Too many attempts/);
    assert.ok(button('Send link'));
  });

  it('offers no Google where the build has none', async () => {
    const { page } = await openForm();
    assert.doesNotMatch(page.text, /Google/);
  });

  it('signs in with Google, and says nothing where its window was closed', async () => {
    const { page, worker, button, answer, alert } = await openForm({ hasGoogle: true });
    await page.click(button('Continue with Google'));
    assert.deepEqual(worker.taken(), [{ command: 'signIn', proof: { by: 'google' } }]);
    await answer(refused('canceled'));
    assert.equal(alert(), '');
    await page.click(button('Forgot password?'));
    assert.doesNotMatch(page.text, /Google/);
  });

  it('signs out at once where nothing is pending, and says where it failed', async () => {
    const { page, worker, button, answer, alert } = await openForm({ stored: SIGNED_IN });
    await page.click(button('Sign out'));
    assert.deepEqual(worker.taken(), [{ command: 'signOut', discardPending: false }]);
    assert.ok(button('Signing out…'));
    await answer(refused('network'));
    assert.match(alert(), /could not be reached/);
    assert.ok(button('Sign out'));
  });

  it('asks before changes are lost, and can be called off', async () => {
    const stored = { ...SIGNED_IN, [KEYS.edit('E1')]: PENDING_EDIT };
    const { page, worker, button, answer, alert } = await openForm({ stored });
    await page.click(button('Sign out'));
    assert.deepEqual(worker.taken(), []);
    assert.match(alert(), /^One change has not reached your account yet/);
    assert.equal(page.nameOf(page.focused), 'Cancel');
    await page.click(button('Cancel'));
    assert.equal(alert(), '');
    await page.click(button('Sign out'));
    assert.equal(await page.key(button('Cancel'), 'Escape'), true, 'the panel stays open');
    assert.equal(alert(), '');
    await page.click(button('Sign out'));
    await page.click(button('Sign out and lose them'));
    assert.deepEqual(worker.taken(), [{ command: 'signOut', discardPending: true }]);
    await answer(refused('server'));
    assert.match(alert(), /server has a problem/);
  });

  it('asks too where only the worker knows of pending changes, until it is called off', async () => {
    const { page, button, answer, alert } = await openForm({ stored: SIGNED_IN });
    await page.click(button('Sign out'));
    await answer(refused('pending-changes'));
    assert.equal(alert(), 'Some changes have not reached your account yet.');
    await page.click(button('Cancel'));
    assert.equal(alert(), '');
    assert.ok(button('Sign out'));
  });

  it('leaves other keys, and Escape that ends a composition or is taken already, to the browser', async () => {
    const stored = { ...SIGNED_IN, [KEYS.edit('E1')]: PENDING_EDIT };
    const { page, button, alert } = await openForm({ stored });
    await page.click(button('Sign out'));
    const cancel = button('Cancel');
    assert.equal(await page.key(cancel, 'Enter'), false);
    assert.equal(await page.key(cancel, 'Escape', { isComposing: true }), false);
    await page.key(cancel, 'Escape', { defaultPrevented: true });
    assert.match(alert(), /One change/);
  });

  it('U12: saves all data as a file, and says its name', async () => {
    const { page, worker, button, answer } = await openForm({ stored: SIGNED_IN });
    const urls = new Map<string, Blob>();
    const [createUrl, revokeUrl] = [URL.createObjectURL, URL.revokeObjectURL];
    URL.createObjectURL = (blob) => {
      urls.set('blob:1', blob as Blob);
      return 'blob:1';
    };
    const saved: [name: string, type: string, text: Promise<string>][] = [];
    page.onCall('HTMLElement', 'click', (link: HTMLAnchorElement) => {
      const blob = urls.get(link.href);
      assert.ok(blob, 'it is there when the browser asks for it');
      saved.push([link.download, blob.type, blob.text()]);
    });
    URL.revokeObjectURL = (url) => void urls.delete(url);
    try {
      await page.click(button('Export data'));
      assert.deepEqual(worker.taken(), [{ command: 'exportAccount' }]);
      assert.equal(button('Exporting…').getAttribute('aria-disabled'), 'true');
      await answer({ ok: true, exported: { data: EMPTY_EXPORT, brokenCount: 0 } });
    } finally {
      [URL.createObjectURL, URL.revokeObjectURL] = [createUrl, revokeUrl];
    }
    const [[name, type, text] = ['', '', ''], ...others] = saved;
    assert.deepEqual([name, type, others], ['daybook-2026-11-22.json', 'application/json', []]);
    assert.deepEqual(JSON.parse(await text), { ...EMPTY_EXPORT, onlyOnThisDevice: {} });
    assert.match(page.text, /Saved as daybook-2026-11-22\.json/);
    assert.equal(urls.size, 0);
  });

  it('U13: deletes the account once its address and password were typed', async () => {
    const { page, worker, submit, type, button, answer, alert, focusedField } = await openForm({
      stored: SIGNED_IN,
    });
    await page.click(button('Delete account'));
    await type('email', 'bob@example.com');
    await submit();
    assert.match(alert(), /not the address of your account/);
    assert.equal(focusedField(), 'email');
    await type('email', 'ADA@example.com');
    await type('password', 'a password');
    await submit();
    const proof = { by: 'password', email: 'ada@example.com', password: 'a password' };
    assert.deepEqual(worker.taken(), [{ command: 'deleteAccount', proof }]);
    await answer(refused('wrong-password'));
    assert.match(alert(), /This password is not right/);
    await page.key(page.focused, 'Escape');
    assert.equal(page.nameOf(page.focused), 'Delete account');
  });

  it('U13: an account without a password is deleted by asking Google once more', async () => {
    const user = { ...USER, methods: ['google'] };
    const { page, worker, submit, type, button } = await openForm({
      stored: { ...SIGNED_IN, [KEYS.authUser]: user },
    });
    await page.click(button('Delete account'));
    assert.match(page.text, /Google asks you to choose your account once more/);
    assert.ok(!page.all<HTMLInputElement>('input').some(({ name }) => name === 'password'));
    await type('email', 'ada@example.com');
    await submit();
    assert.deepEqual(worker.taken(), [{ command: 'deleteAccount', proof: { by: 'google' } }]);
    assert.ok(button('Deleting…'));
  });

  it('U15: offers nothing but a sign-out while the account is being deleted', async () => {
    const stored = { ...SIGNED_IN, [KEYS.status]: { state: 'deleting-account' } };
    const { page, button } = await openForm({ stored: { ...stored, [KEYS.devices]: DEVICES } });
    assert.ok(button('Sign out'));
    assert.doesNotMatch(page.text, /Export data|Delete account|Devices|Sync now/);
  });

  it('U5: asks again who is signed in whenever the tab is seen, until the address is verified', async () => {
    const user = { ...USER, isEmailVerified: false };
    const stored = { ...SIGNED_IN, [KEYS.authUser]: user };
    const { page, worker } = await openForm({ stored });
    assert.match(page.text, /not verified/);
    const look = async (state: DocumentVisibilityState) => {
      Object.defineProperty(page.document, 'visibilityState', { value: state, configurable: true });
      await page.fire(page.document, 'visibilitychange');
      return worker.taken();
    };
    assert.deepEqual(await look('hidden'), []);
    assert.deepEqual(await look('visible'), [{ command: 'refreshAccount' }]);
    await page.act(() => page.store.set(storedAtom, SIGNED_IN));
    assert.match(page.text, /Account · verified/);
    assert.deepEqual(await look('visible'), []);
  });

  it('U5: sends the mail again, and says where it is', async () => {
    const stored = { ...SIGNED_IN, [KEYS.authUser]: { ...USER, isEmailVerified: false } };
    const { page, worker, button, answer, alert } = await openForm({ stored });
    await page.click(button('Send again'));
    assert.deepEqual(worker.taken(), [{ command: 'sendVerification' }]);
    await answer(refused('too-many-attempts'));
    assert.match(alert(), /Too many attempts/);
    assert.doesNotMatch(page.text, /spam folder/);
    await page.click(button('Send again'));
    await answer(DONE);
    assert.match(page.text, /spam folder/);
    assert.equal(alert(), '');
  });

  it('keeps the focus in the panel when a sign-in, a sign-out or a deletion takes what had it', async () => {
    const { page, panel, field, button, focusedField } = await openForm();
    const become = (stored: object) => page.act(() => page.store.set(storedAtom, { ...stored }));
    const signedIn = { ...SIGNED_IN, [KEYS.devices]: DEVICES };
    await page.focus(field('password'));
    await become(signedIn);
    assert.ok(page.hasFocus(panel));
    await page.focus(button('Rename Laptop'));
    await become({ ...signedIn, [KEYS.status]: { state: 'deleting-account' } });
    assert.ok(page.hasFocus(panel));
    await page.focus(button('Sign out'));
    await become({});
    assert.equal(focusedField(), 'email');
  });

  it('U15: says once that the account is deleted', async () => {
    const stored = { ...SIGNED_IN, [KEYS.status]: { state: 'deleting-account' } };
    const { page } = await openForm({ stored });
    assert.equal(page.store.get(noticeAtom), null);
    await page.act(() => page.store.set(storedAtom, { [KEYS.status]: { state: 'signed-out' } }));
    const notice = page.store.get(noticeAtom);
    assert.equal(notice?.text, 'Your account and all its data are deleted.');
    await page.act(() => page.store.set(noticeAtom, null));
    await page.act(() => page.store.set(storedAtom, {}));
    assert.equal(page.store.get(noticeAtom), null);
  });

  it('V2: renames a device in its place, and sends nothing where the name stays', async () => {
    const stored = { ...SIGNED_IN, [KEYS.devices]: DEVICES };
    const { page, worker, button, answer, alert } = await openForm({ stored });
    await page.click(button('Rename Desktop'));
    const form = () => page.find('.device-form');
    await page.submit(form());
    assert.equal(page.nameOf(page.focused), 'Rename Desktop');
    await page.click(button('Rename Desktop'));
    await page.type(page.focused, '  ');
    await page.submit(form());
    assert.match(alert(), /60/);
    await page.type(page.focused, ' Old desktop ');
    assert.equal(alert(), '');
    await page.submit(form());
    assert.deepEqual(worker.taken(), [
      { command: 'renameDevice', deviceId: 'D1', name: 'Old desktop' },
    ]);
    await answer(refused('network'));
    assert.match(alert(), /could not be reached/);
    await page.submit(form());
    await answer(DONE);
    assert.equal(page.nameOf(page.focused), 'Rename Desktop');
  });

  it('V6: removes another device after a question, and the focus stays in the panel', async () => {
    const stored = { ...SIGNED_IN, [KEYS.devices]: DEVICES };
    const { page, panel, worker, button, answer } = await openForm({ stored });
    assert.equal(
      page.all('button').filter((it) => page.nameOf(it).startsWith('Remove ')).length,
      2,
    );
    await page.click(button('Remove Tablet'));
    await page.click(button('Remove'));
    assert.deepEqual(worker.taken(), [{ command: 'removeDevice', deviceId: 'D2' }]);
    await page.focus(button('Removing…'));
    await answer(DONE);
    const left = { ...stored, [KEYS.devices]: DEVICES.slice(0, 2) };
    await page.act(() => page.store.set(storedAtom, left));
    assert.ok(page.hasFocus(panel));
    await page.focus(button('Rename Laptop'));
    await page.act(() => page.store.set(storedAtom, { ...left, [KEYS.devices]: DEVICES }));
    assert.equal(page.nameOf(page.focused), 'Rename Laptop', 'a longer list moves nothing');
    await page.act(() => page.store.set(storedAtom, left));
    assert.equal(page.nameOf(page.focused), 'Rename Laptop', 'nor one that is left with the focus');
  });
});
