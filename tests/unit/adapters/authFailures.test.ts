import assert from 'node:assert/strict';
import { FirebaseError } from 'firebase/app';
import { AuthErrorCodes } from 'firebase/auth/web-extension';
import {
  failureOf,
  isAccountGone,
  isSignInEnded,
  PASSWORD_AGAIN,
  PASSWORD_SIGN_IN,
  WITH_GOOGLE,
} from '../../../extension/src/adapters/authFailures.ts';
import type { CommandFailure } from '../../../extension/src/shared/commands.ts';

const error = (code: string) => new FirebaseError(code, 'as Firebase words it');

/** Each code that people can meet in a form; all others are faults of ours or of no use to them. */
const EXPECTED: Record<string, CommandFailure> = {
  [AuthErrorCodes.INVALID_EMAIL]: 'invalid-email',
  [AuthErrorCodes.INVALID_RECIPIENT_EMAIL]: 'invalid-email',
  [AuthErrorCodes.MISSING_PASSWORD]: 'missing-password',
  [AuthErrorCodes.WEAK_PASSWORD]: 'weak-password',
  [AuthErrorCodes.EMAIL_EXISTS]: 'not-created',
  [AuthErrorCodes.NEED_CONFIRMATION]: 'other-method',
  [AuthErrorCodes.USER_DISABLED]: 'account-disabled',
  [AuthErrorCodes.INVALID_AUTH]: 'sign-in-ended',
  [AuthErrorCodes.TOKEN_EXPIRED]: 'sign-in-ended',
  [AuthErrorCodes.USER_DELETED]: 'sign-in-ended',
  [AuthErrorCodes.USER_SIGNED_OUT]: 'sign-in-ended',
  [AuthErrorCodes.ADMIN_ONLY_OPERATION]: 'not-offered',
  [AuthErrorCodes.OPERATION_NOT_ALLOWED]: 'not-offered',
  [AuthErrorCodes.QUOTA_EXCEEDED]: 'too-many-attempts',
  [AuthErrorCodes.TOO_MANY_ATTEMPTS_TRY_LATER]: 'too-many-attempts',
  [AuthErrorCodes.NETWORK_REQUEST_FAILED]: 'network',
  [AuthErrorCodes.TIMEOUT]: 'network',
  [AuthErrorCodes.INTERNAL_ERROR]: 'server',
  // Not in Firebase's own list of its codes.
  'auth/missing-email': 'invalid-email',
  'auth/password-does-not-meet-requirements': 'password-policy',
  'auth/invalid-refresh-token': 'sign-in-ended',
};

describe('failureOf', () => {
  it('U11: every code of Firebase Auth is what a person can make something of, or unknown', () => {
    for (const code of [...Object.values(AuthErrorCodes), ...Object.keys(EXPECTED)]) {
      assert.equal(failureOf(error(code)), EXPECTED[code] ?? 'unknown', code);
    }
    assert.equal(failureOf(new TypeError('no Firebase error')), 'unknown');
  });

  it('U6: what is wrong at a sign-in is one failure', () => {
    for (const code of [
      AuthErrorCodes.INVALID_LOGIN_CREDENTIALS,
      AuthErrorCodes.INVALID_PASSWORD,
      AuthErrorCodes.USER_DELETED,
      AuthErrorCodes.USER_DISABLED,
    ]) {
      assert.equal(failureOf(error(code), PASSWORD_SIGN_IN), 'wrong-credentials', code);
    }
  });

  it('U10: Google’s address belongs to an account that signs in another way', () => {
    assert.equal(failureOf(error(AuthErrorCodes.NEED_CONFIRMATION), WITH_GOOGLE), 'other-method');
  });

  it('a signed-in user reads what is wrong with the proof', () => {
    const wrong = error(AuthErrorCodes.INVALID_LOGIN_CREDENTIALS);
    assert.equal(failureOf(wrong, PASSWORD_AGAIN), 'wrong-password');
    assert.equal(failureOf(wrong, WITH_GOOGLE), 'google-failed');
    const other = error(AuthErrorCodes.USER_MISMATCH);
    assert.equal(failureOf(other, WITH_GOOGLE), 'wrong-google-account');
    assert.equal(failureOf(other, PASSWORD_AGAIN), 'other-email');
  });
});

describe('an account without a token', () => {
  it('U15: is gone only if Firebase says so, or an emulator in its own words', () => {
    const unknownToken = 'auth/invalid-refresh-token';
    for (const code of [AuthErrorCodes.TOKEN_EXPIRED, AuthErrorCodes.USER_DISABLED, unknownToken]) {
      assert.ok(!isAccountGone(error(code), false), code);
    }
    assert.ok(isAccountGone(error(unknownToken), true));
    assert.ok(!isAccountGone(error(AuthErrorCodes.TOKEN_EXPIRED), true));
  });

  it('keeps its sign-in while the server is merely out of reach', () => {
    assert.ok(isSignInEnded(AuthErrorCodes.USER_DISABLED));
    assert.ok(isSignInEnded(AuthErrorCodes.TOKEN_EXPIRED));
    assert.ok(!isSignInEnded(AuthErrorCodes.NETWORK_REQUEST_FAILED));
    assert.ok(!isSignInEnded(''));
  });
});
