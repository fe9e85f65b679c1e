import assert from 'node:assert/strict';
import { type Command, failed } from '../../../extension/src/shared/commands.ts';
import { worker } from './support/commandWorker.ts';

describe('runCommand: accounts', () => {
  const proof = { by: 'google' } as const;
  const signUp: Command = { command: 'signUp', email: 'bob@example.com', password: 'long enough' };

  it('U8: only the account whose data is here may sign in, and none is made beside it', async () => {
    const { run, asked } = worker();
    await run({ command: 'signIn', proof });
    assert.deepEqual(asked, ['signIn {"by":"google"} ada']);
    assert.deepEqual(await run(signUp), failed('other-account'));
    assert.equal(asked.length, 1);
  });

  it('signs up, resets and refreshes on a device that nobody uses yet', async () => {
    const { run, asked } = worker({ uid: null });
    await run(signUp);
    await run({ command: 'resetPassword', email: 'bob@example.com' });
    await run({ command: 'refreshAccount' });
    assert.deepEqual(asked, [
      'signUp bob@example.com long enough',
      'sendPasswordReset bob@example.com',
      'refresh',
    ]);
  });

  it('says whether claims could be had', async () => {
    assert.deepEqual(await worker().run({ command: 'refreshAccount' }), { ok: true });
    const offline = worker({ refreshes: false });
    assert.deepEqual(await offline.run({ command: 'refreshAccount' }), failed('network'));
  });

  it('U5, U12: asks for a mail and for the file of who is signed in', async () => {
    for (const command of ['sendVerification', 'exportAccount'] as const) {
      const { run, asked } = worker({ result: failed('server') });
      assert.deepEqual(await run({ command }), failed('server'));
      assert.deepEqual(asked, [`${command} ada`]);
    }
  });

  it('does nothing for an account while there is none', async () => {
    const { run, asked } = worker({ uid: null });
    for (const command of ['sendVerification', 'exportAccount'] as const) {
      assert.deepEqual(await run({ command }), failed('sign-in-ended'));
    }
    assert.deepEqual(await run({ command: 'deleteAccount', proof }), failed('sign-in-ended'));
    assert.deepEqual(asked, []);
  });

  it('U13: a deletion begins when the proof is right', async () => {
    const { run, asked } = worker();
    assert.deepEqual(await run({ command: 'deleteAccount', proof }), { ok: true });
    assert.deepEqual(asked, ['reauthenticate ada {"by":"google"}', { type: 'deletionRequested' }]);
  });

  for (const reason of ['wrong-password', 'network', 'too-many-attempts', 'canceled'] as const) {
    it(`U13: no deletion begins after ${reason}`, async () => {
      const { run, asked } = worker({ result: failed(reason) });
      assert.deepEqual(await run({ command: 'deleteAccount', proof }), failed(reason));
      assert.ok(!asked.some((entry) => typeof entry !== 'string'));
    });
  }

  it('U15: an account that is gone already is cleared here', async () => {
    const gone = worker({ result: failed('wrong-password'), standing: 'gone' });
    assert.deepEqual(await gone.run({ command: 'deleteAccount', proof }), { ok: true });
    assert.deepEqual(gone.asked.at(-1), { type: 'deletionRequested' });
    const called = worker({ result: failed('canceled'), standing: 'gone' });
    assert.deepEqual(await called.run({ command: 'deleteAccount', proof }), failed('canceled'));
  });

  for (const [wrong, said] of [
    ['wrong-password', 'sign-in-ended'],
    ['wrong-google-account', 'sign-in-ended'],
    ['sign-in-ended', 'sign-in-ended'],
    // Proven by the right password, so it says more.
    ['account-disabled', 'account-disabled'],
  ] as const) {
    it(`U25: where the sign-in has ended, ${wrong} is said as ${said}`, async () => {
      const ended = worker({ result: failed(wrong), standing: 'ended' });
      assert.deepEqual(await ended.run({ command: 'deleteAccount', proof }), failed(said));
      assert.ok(ended.asked.every((entry) => typeof entry === 'string'));
    });
  }
});
