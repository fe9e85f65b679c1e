import assert from 'node:assert/strict';
import type { Auth } from 'firebase/auth/web-extension';
import { firebaseAccounts } from '../../../extension/src/adapters/firebaseAccounts.ts';
import type { AskGoogle } from '../../../extension/src/adapters/googleIdToken.ts';
import type { AuthUser } from '../../../extension/src/shared/authUser.ts';
import { failed } from '../../../extension/src/shared/commands.ts';
import { authRefusal, StandInAuth, useLooseTimers } from './support/standInAuth.ts';

const EMAIL = 'ada@example.com';
const PASSWORD = { by: 'password', email: EMAIL, password: 'long enough' } as const;
const GOOGLE = { by: 'google' } as const;
const DONE = { ok: true };
const fromGoogle: AskGoogle = async () => ({ ok: true, idToken: 'a.b.c' });

describe('firebaseAccounts', () => {
  const { fetch } = globalThis;
  let device: StandInAuth;
  let auth: Auth;

  useLooseTimers();

  beforeEach(async () => {
    device = new StandInAuth();
    auth = await device.open();
  });
  afterEach(async () => {
    await device.end();
    globalThis.fetch = fetch;
  });

  /** What was called, each with some fields of what was sent. */
  const asked = (...fields: string[]) =>
    device.asked.map(({ endpoint, body }) =>
      [endpoint, ...fields.flatMap((name) => body[name] ?? [])].join(' '),
    );

  async function signedIn(askGoogle: AskGoogle | null = fromGoogle) {
    const accounts = firebaseAccounts(auth, askGoogle);
    assert.deepEqual(await accounts.signIn(PASSWORD, null), DONE);
    device.asked.length = 0;
    return accounts;
  }

  describe('onUser', () => {
    it('U1, U5: says who is signed in and how, and that nobody is', async () => {
      const told: (AuthUser | null)[] = [];
      const accounts = firebaseAccounts(auth, null);
      accounts.onUser((user) => told.push(user));
      await auth.authStateReady();
      const providerUserInfo = ['password', 'google.com', 'twitter.com'].map((providerId) => ({
        providerId,
      }));
      device.account = { providerUserInfo, emailVerified: false };
      await accounts.signIn(PASSWORD, null);
      await auth.signOut();
      const user = { uid: 'ada', email: EMAIL, isEmailVerified: false };
      assert.deepEqual(told, [null, { ...user, methods: ['password', 'google'] }, null]);
    });
  });

  describe('signIn', () => {
    for (const proof of [PASSWORD, GOOGLE]) {
      it(`U8: by ${proof.by}, lets the account in whose data is here, or any where there is none`, async () => {
        const accounts = firebaseAccounts(auth, fromGoogle);
        for (const allowed of ['ada', null]) {
          assert.deepEqual(await accounts.signIn(proof, allowed), DONE);
          assert.equal(auth.currentUser?.uid, 'ada');
        }
      });

      it(`U8: by ${proof.by}, another account is left again, and stays as it is`, async () => {
        const accounts = firebaseAccounts(auth, fromGoogle);
        assert.deepEqual(await accounts.signIn(proof, 'grace'), failed('other-account'));
        assert.equal(auth.currentUser, null);
        assert.ok(!asked().includes('delete'));
      });
    }

    it('U8: another account that Google’s sign-in made goes with it', async () => {
      device.isNewUser = true;
      const accounts = firebaseAccounts(auth, fromGoogle);
      assert.deepEqual(await accounts.signIn(GOOGLE, 'grace'), failed('other-account'));
      assert.ok(asked().includes('delete'));
      assert.equal(auth.currentUser, null);
    });

    it('U8: another account is left also where it can’t be undone', async () => {
      device.isNewUser = true;
      device.answers.delete = 'offline';
      const accounts = firebaseAccounts(auth, fromGoogle);
      assert.deepEqual(await accounts.signIn(GOOGLE, 'grace'), failed('other-account'));
      assert.equal(auth.currentUser, null);
    });

    it('sends the proof as it is', async () => {
      const accounts = firebaseAccounts(auth, fromGoogle);
      await accounts.signIn(PASSWORD, null);
      await accounts.signIn(GOOGLE, null);
      const proofs = device.asked.filter(({ endpoint }) => endpoint !== 'lookup');
      const [password, google] = proofs.map(({ body }) => body);
      assert.deepEqual([password?.email, password?.password], [EMAIL, 'long enough']);
      const post = new URLSearchParams(String(google?.postBody));
      assert.deepEqual([post.get('id_token'), post.get('providerId')], ['a.b.c', 'google.com']);
    });

    it('U6, U10, U11: says why not', async () => {
      const accounts = firebaseAccounts(auth, fromGoogle);
      for (const [proof, message, reason] of [
        [PASSWORD, 'INVALID_LOGIN_CREDENTIALS', 'wrong-credentials'],
        [PASSWORD, 'USER_DISABLED', 'wrong-credentials'],
        [PASSWORD, 'TOO_MANY_ATTEMPTS_TRY_LATER', 'too-many-attempts'],
        [GOOGLE, 'INVALID_IDP_RESPONSE', 'google-failed'],
        [GOOGLE, 'USER_DISABLED', 'account-disabled'],
      ] as const) {
        device.answer = authRefusal(message);
        assert.deepEqual(await accounts.signIn(proof, null), failed(reason), message);
      }
      device.answer = 'offline';
      assert.deepEqual(await accounts.signIn(PASSWORD, null), failed('network'));
    });

    it('U9: Firebase isn’t asked without an answer of Google’s', async () => {
      const canceled = firebaseAccounts(auth, async () => failed('canceled'));
      assert.deepEqual(await canceled.signIn(GOOGLE, null), failed('canceled'));
      const none = firebaseAccounts(auth, null);
      assert.deepEqual(await none.signIn(GOOGLE, null), failed('not-offered'));
      assert.deepEqual(device.asked, []);
    });
  });

  describe('signUp', () => {
    const signUp = () => firebaseAccounts(auth, null).signUp(EMAIL, 'long enough');

    it('U2: makes the account, signs in and sends a mail, in the browser’s language', async () => {
      assert.deepEqual(await signUp(), DONE);
      assert.deepEqual(asked('email', 'password', 'requestType'), [
        ...[`signUp ${EMAIL} long enough`, 'lookup', 'sendOobCode VERIFY_EMAIL', 'lookup'],
      ]);
      assert.equal(auth.currentUser?.uid, 'ada');
      assert.equal(auth.languageCode, 'en');
    });

    it('U2: an account without its mail is one all the same', async () => {
      device.answers.sendOobCode = authRefusal('QUOTA_EXCEEDED');
      assert.deepEqual(await signUp(), DONE);
      assert.equal(auth.currentUser?.uid, 'ada');
    });

    it('U7: an address that is taken is tried as a sign-in', async () => {
      device.answers.signUp = authRefusal('EMAIL_EXISTS');
      assert.deepEqual(await signUp(), DONE);
      assert.ok(asked('email', 'password').includes(`signInWithPassword ${EMAIL} long enough`));
      assert.equal(auth.currentUser?.uid, 'ada');
    });

    it('U7: with a wrong password one text says what the cause may be', async () => {
      device.answers.signUp = authRefusal('EMAIL_EXISTS');
      device.answers.signInWithPassword = authRefusal('INVALID_LOGIN_CREDENTIALS');
      assert.deepEqual(await signUp(), failed('not-created'));
      device.answers.signInWithPassword = 'offline';
      assert.deepEqual(await signUp(), failed('network'));
    });

    it('U7, U11: any other failure is no reason to try to sign in', async () => {
      device.answers.signUp = authRefusal('WEAK_PASSWORD : Password should be longer');
      assert.deepEqual(await signUp(), failed('weak-password'));
      assert.deepEqual(asked(), ['signUp']);
    });
  });

  describe('mails', () => {
    it('U6: a new password is one request and one answer, whether a mail is sent or not', async () => {
      const accounts = firebaseAccounts(auth, null);
      assert.deepEqual(await accounts.sendPasswordReset(EMAIL), DONE);
      assert.deepEqual(asked('requestType', 'email'), [`sendOobCode PASSWORD_RESET ${EMAIL}`]);
      for (const message of ['EMAIL_NOT_FOUND', 'USER_DISABLED']) {
        device.answer = authRefusal(message);
        assert.deepEqual(await accounts.sendPasswordReset(EMAIL), DONE, message);
      }
      assert.equal(device.asked.length, 3);
      device.answer = authRefusal('INVALID_EMAIL');
      assert.deepEqual(await accounts.sendPasswordReset(EMAIL), failed('invalid-email'));
    });

    it('U5: an address is verified by who is signed in, and nobody else', async () => {
      const accounts = await signedIn();
      assert.deepEqual(await accounts.sendVerification('grace'), failed('sign-in-ended'));
      assert.deepEqual(asked(), []);
      assert.deepEqual(await accounts.sendVerification('ada'), DONE);
      assert.equal(asked('requestType')[0], 'sendOobCode VERIFY_EMAIL');
      device.answers.sendOobCode = authRefusal('TOO_MANY_ATTEMPTS_TRY_LATER');
      assert.deepEqual(await accounts.sendVerification('ada'), failed('too-many-attempts'));
    });
  });

  describe('reauthenticate', () => {
    it('U13: takes the right proof of who is signed in', async () => {
      const accounts = await signedIn();
      assert.deepEqual(await accounts.reauthenticate('ada', PASSWORD), DONE);
      assert.deepEqual(await accounts.reauthenticate('ada', GOOGLE), DONE);
      assert.ok(asked('password').includes('signInWithPassword long enough'));
      assert.ok(asked().includes('signInWithIdp'));
    });

    it('U13: has Google offer the account that is signed in', async () => {
      const offered: (string | null)[] = [];
      const accounts = await signedIn(async (email) => {
        offered.push(email);
        return failed('canceled');
      });
      assert.deepEqual(await accounts.reauthenticate('ada', GOOGLE), failed('canceled'));
      await accounts.signIn(GOOGLE, null);
      await auth.signOut();
      await accounts.reauthenticate('ada', GOOGLE);
      assert.deepEqual(offered, [EMAIL, null, null]);
    });

    it('U13: says what is wrong with a proof', async () => {
      const accounts = await signedIn();
      device.answer = authRefusal('INVALID_LOGIN_CREDENTIALS');
      assert.deepEqual(await accounts.reauthenticate('ada', PASSWORD), failed('wrong-password'));
      device.answer = authRefusal('INVALID_IDP_RESPONSE');
      assert.deepEqual(await accounts.reauthenticate('ada', GOOGLE), failed('google-failed'));
      device.answer = null;
      device.account = { localId: 'grace' };
      const other = await accounts.reauthenticate('ada', GOOGLE);
      assert.deepEqual(other, failed('wrong-google-account'));
      assert.deepEqual(await accounts.reauthenticate('bob', PASSWORD), failed('sign-in-ended'));
    });
  });

  /** What the token endpoint says once a sign-in is over, and what that is of the account. */
  const ENDS = [
    ['USER_NOT_FOUND', 'gone'],
    ['USER_NOT_FOUND : There is no user record.', 'gone'],
    ['USER_DISABLED', 'ended'],
    ['TOKEN_EXPIRED', 'ended'],
    ['INVALID_REFRESH_TOKEN', 'ended'],
  ] as const;

  describe('standing', () => {
    it('U15: is valid where Auth says so, or nothing', async () => {
      const accounts = await signedIn();
      assert.equal(await accounts.standing('ada'), 'valid');
      assert.deepEqual(asked(), ['token']);
      for (const answer of ['offline', authRefusal('USER_NOT_FOUND', 503)] as const) {
        device.answer = answer;
        assert.equal(await accounts.standing('ada'), 'valid');
        assert.equal(auth.currentUser?.uid, 'ada');
      }
      assert.equal(await accounts.standing('grace'), 'ended');
    });

    for (const [message, standing] of ENDS) {
      it(`U15, U25: after ${message} the account is ${standing}, and the sign-in over`, async () => {
        const accounts = await signedIn();
        device.answers.token = authRefusal(message);
        assert.equal(await accounts.standing('ada'), standing);
        assert.equal(auth.currentUser, null);
        assert.equal(await accounts.standing('ada'), 'ended');
      });
    }

    it('U15: the emulators say of an account that is gone that its token never was', async () => {
      device.isEmulator = true;
      auth = await device.open();
      const accounts = await signedIn();
      device.answers.token = authRefusal('INVALID_REFRESH_TOKEN');
      assert.equal(await accounts.standing('ada'), 'gone');
      assert.equal(auth.currentUser, null);
    });
  });

  describe('a refusal for the sign-in', () => {
    const OVER = ['INVALID_ID_TOKEN', 'TOKEN_EXPIRED', 'USER_NOT_FOUND'];

    for (const [message] of ENDS) {
      it(`U25: a mail that is refused, and then ${message}: the sign-in is over, and that is said`, async () => {
        for (const refusal of [...OVER, 'USER_DISABLED']) {
          auth = await device.open();
          const accounts = await signedIn();
          device.answers = { sendOobCode: authRefusal(refusal), token: authRefusal(message) };
          const result = await accounts.sendVerification('ada');
          const disabled = refusal === 'USER_DISABLED' ? 'account-disabled' : 'sign-in-ended';
          assert.deepEqual(result, failed(disabled), refusal);
          assert.equal(auth.currentUser, null, refusal);
          device.answers = {};
        }
      });
    }

    it('U25: where the sign-in is good, what an old token was refused is tried once more', async () => {
      const accounts = await signedIn();
      for (const message of OVER) {
        device.answers.sendOobCode = authRefusal(message);
        const { respond } = device;
        device.respond = (url, init) => {
          if (url.includes('/token?')) device.answers = {};
          return respond.call(device, url, init);
        };
        assert.deepEqual(await accounts.sendVerification('ada'), DONE, message);
        device.respond = respond;
        device.answers.sendOobCode = authRefusal(message);
        device.asked.length = 0;
        assert.deepEqual(await accounts.sendVerification('ada'), failed('server'), message);
        assert.deepEqual(asked(), ['sendOobCode', 'token', 'sendOobCode']);
        assert.equal(auth.currentUser?.uid, 'ada');
      }
    });

    /** As Auth answers a proof of Google's for which it has no account, or none that may sign in. */
    const NONE_THERE = {
      'an account that nobody has here': authRefusal('USER_NOT_FOUND'),
      'one that nobody has here, as the SDK asks for it': {
        status: 200,
        body: { errorMessage: 'USER_NOT_FOUND', federatedId: 'https://accounts.google.com/1' },
      },
      'one that is disabled': authRefusal('USER_DISABLED : by an administrator'),
    };

    for (const [name, answer] of Object.entries(NONE_THERE)) {
      it(`U25: a proof with ${name} ends no sign-in`, async () => {
        const accounts = await signedIn();
        device.answers.signInWithIdp = answer;
        const result = await accounts.reauthenticate('ada', GOOGLE);
        assert.deepEqual(result, failed('wrong-google-account'));
        assert.equal(auth.currentUser?.uid, 'ada');
        assert.equal(await accounts.standing('ada'), 'valid');
      });
    }

    it('U13: another’s address is not the account’s', async () => {
      const accounts = await signedIn();
      device.account = { localId: 'grace' };
      assert.deepEqual(await accounts.reauthenticate('ada', PASSWORD), failed('other-email'));
    });
  });
});
