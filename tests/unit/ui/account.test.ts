import assert from 'node:assert/strict';
import { readAuthUser } from '../../../extension/src/shared/authUser.ts';
import type { CommandFailure } from '../../../extension/src/shared/commands.ts';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import { FIRST_SESSION } from '../../../extension/src/shared/session.ts';
import { readSnapshot } from '../../../extension/src/shared/snapshot.ts';
import { formDe } from '../../../extension/src/ui/form/text/de.ts';
import { formEn } from '../../../extension/src/ui/form/text/en.ts';
import {
  commandOf,
  fieldOf,
  problemOf,
} from '../../../extension/src/ui/panel/account/accountForm.ts';
import { deletionProblem } from '../../../extension/src/ui/panel/account/deletionProblem.ts';
import { exportedText, exportFile } from '../../../extension/src/ui/panel/account/exportFile.ts';
import { accountDe } from '../../../extension/src/ui/panel/account/text/de.ts';
import { accountEn } from '../../../extension/src/ui/panel/account/text/en.ts';
import { storedItems } from '../../fakes/storedItems.ts';
import { aTodo, aTodoEdit } from '../../fakes/todos.ts';
import { EMPTY_EXPORT } from '../../fixtures/emptyExport.ts';

describe('the account form', () => {
  const typed = { email: ' ada@example.com ', password: 'long enough' };

  it('finds what is certainly wrong before anyone is asked', () => {
    for (const mode of ['signIn', 'signUp', 'resetPassword'] as const) {
      assert.equal(problemOf(mode, typed), null);
      for (const email of ['', 'ada', 'ada@', 'a b@example.com', 'ada@a b.com', 'a@b@c']) {
        assert.equal(problemOf(mode, { ...typed, email }), 'invalid-email', email);
      }
    }
    assert.equal(problemOf('signIn', { ...typed, password: '' }), 'missing-password');
    assert.equal(problemOf('resetPassword', { ...typed, password: '' }), null);
  });

  it('U3: asks 8 characters of a new password only, however they are stored', () => {
    const short = { ...typed, password: '1234567' };
    assert.equal(problemOf('signUp', short), 'weak-password');
    assert.equal(problemOf('signIn', short), null, 'an older password stays usable');
    assert.equal(problemOf('signUp', { ...typed, password: '🔑'.repeat(7) }), 'weak-password');
    assert.equal(problemOf('signUp', { ...typed, password: '🔑'.repeat(8) }), null);
  });

  it('sends the address without the spaces around it, and the password as it is', () => {
    const email = 'ada@example.com';
    assert.deepEqual(commandOf('resetPassword', typed), { command: 'resetPassword', email });
    const password = ' with spaces ';
    assert.deepEqual(commandOf('signUp', { ...typed, password }), {
      command: 'signUp',
      email,
      password,
    });
    assert.deepEqual(commandOf('signIn', { ...typed, password }), {
      command: 'signIn',
      proof: { by: 'password', email, password },
    });
  });

  it('U11: shows a failure at the field it concerns, if it concerns one', () => {
    const failures = Object.keys(formEn.failure) as CommandFailure[];
    const shownAt = (field: 'email' | 'password') =>
      failures.filter((failure) => fieldOf(failure) === field);
    assert.deepEqual(shownAt('email'), ['invalid-email', 'other-email']);
    assert.deepEqual(shownAt('password'), [
      ...['missing-password', 'weak-password', 'password-policy'],
      ...['wrong-credentials', 'wrong-password'],
    ]);
    assert.equal(fieldOf('network'), null);
    assert.equal(fieldOf(null), null);
  });

  it('U11: every failure has a text of its own, in each language', () => {
    for (const { failure } of [formEn, formDe]) {
      assert.equal(new Set(Object.values(failure)).size, Object.keys(failure).length);
    }
    assert.match(formEn.failure['weak-password'], /\b8 characters/);
    assert.match(formDe.failure['weak-password'], /\b8 Zeichen/);
  });

  it('U6: what is said of a mail for a new password holds for any address', () => {
    assert.match(
      accountEn.resetMailed('ada@example.com'),
      /^If .ada@example\.com. has an account,/,
    );
    assert.match(accountDe.resetMailed('ada@example.com'), /^Falls es zu .ada@example\.com. /);
  });
});

describe('deletionProblem', () => {
  const ada = { email: 'Ada@example.com', methods: ['password', 'google'] as const };

  it("U13: wants the account's own address and the password", () => {
    assert.equal(deletionProblem(ada, { email: ' ada@EXAMPLE.com', password: 'x' }), null);
    assert.equal(deletionProblem(ada, { email: 'ada', password: 'x' }), 'other-email');
    const copied = accountEn.typeEmail(ada.email).slice('To confirm, type'.length);
    assert.equal(deletionProblem(ada, { email: copied, password: 'x' }), null);
    assert.equal(deletionProblem(ada, { email: '', password: 'x' }), 'other-email');
    assert.equal(deletionProblem(ada, { email: ada.email, password: '' }), 'missing-password');
  });

  it('U13: wants no password of an account that has none', () => {
    const withGoogle = { ...ada, methods: ['google'] as const };
    assert.equal(deletionProblem(withGoogle, { email: ada.email, password: '' }), null);
  });
});

describe('readAuthUser', () => {
  const ada = { uid: 'ada', email: 'ada@example.com', isEmailVerified: true, methods: [] };

  it("is the session's own user, or none", () => {
    const raw = { [KEYS.authUser]: ada };
    assert.deepEqual(readAuthUser(raw, { ...FIRST_SESSION, uid: 'ada' }), ada);
    assert.equal(readAuthUser(raw, { ...FIRST_SESSION, uid: 'bob' }), null);
    assert.equal(readAuthUser(raw, FIRST_SESSION), null);
    assert.equal(readAuthUser({}, FIRST_SESSION), null);
    const nobody = { [KEYS.authUser]: { ...ada, uid: null } };
    assert.equal(
      readAuthUser(nobody, FIRST_SESSION),
      null,
      'nobody is no user of an anonymous device',
    );
  });
});

describe('exportFile', () => {
  it('U12: has what the server keeps, and what only this device has', () => {
    const added = aTodoEdit({ itemId: 'new', value: aTodo({ title: 'Never sent' }) });
    const folded = { value: null, editedAt: 1 };
    const snapshot = readSnapshot({
      [KEYS.edit(added.id)]: added,
      ...storedItems('local', 'TODOS', { deleted: folded }),
    });
    const { name, text } = exportFile(EMPTY_EXPORT, snapshot);
    assert.equal(name, 'daybook-2026-11-22.json');
    assert.match(text, /^\{\n {2}"exportedAt"/, 'people can read it');
    assert.deepEqual(JSON.parse(text), {
      ...EMPTY_EXPORT,
      onlyOnThisDevice: { TODOS: { deleted: null, new: aTodo({ title: 'Never sent' }) } },
    });
  });

  it('U12: has an item once that is changed in both ways, as it is shown', () => {
    const edit = aTodoEdit({ itemId: 'T1', before: aTodo(), value: aTodo({ title: 'Newest' }) });
    const snapshot = readSnapshot({
      [KEYS.edit(edit.id)]: edit,
      ...storedItems('server', 'TODOS', { T1: { value: aTodo(), editedAt: 1, version: 1 } }),
      ...storedItems('local', 'TODOS', { T1: { value: aTodo({ priority: 2 }), editedAt: 2 } }),
      ...storedItems('local', 'HABITS', { h: { value: null, editedAt: 2 } }),
    });
    const { onlyOnThisDevice } = JSON.parse(exportFile(EMPTY_EXPORT, snapshot).text);
    assert.deepEqual(onlyOnThisDevice, {
      TODOS: { T1: aTodo({ title: 'Newest', priority: 2 }) },
      HABITS: { h: null },
    });
  });

  it('U12: what is damaged is said, in both languages', () => {
    const said = (count: number, texts = accountEn) => exportedText('daybook.json', count, texts);
    assert.equal(said(0), 'Saved as daybook.json.');
    assert.match(said(1), /^Saved as daybook\.json\. One entry is damaged/);
    assert.match(said(2), / 2 entries are damaged/);
    assert.match(said(1, accountDe), /^Gespeichert als daybook\.json\. Ein Eintrag ist beschädigt/);
    assert.match(said(2, accountDe), / 2 Einträge sind beschädigt/);
  });

  it('says that there is nothing more on a device that is synced', () => {
    const file = JSON.parse(exportFile(EMPTY_EXPORT, readSnapshot({})).text);
    assert.deepEqual(file.onlyOnThisDevice, {});
  });
});
