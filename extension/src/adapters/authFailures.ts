import { FirebaseError } from 'firebase/app';
import type { CommandFailure } from '../shared/commands.ts';
import type { Standing } from '../worker/ports/accountProvider.ts';

type FailureByCode = Readonly<Record<string, CommandFailure>>;

const FAILURES: FailureByCode = {
  'auth/invalid-email': 'invalid-email',
  'auth/invalid-recipient-email': 'invalid-email',
  'auth/missing-email': 'invalid-email',
  'auth/missing-password': 'missing-password',
  'auth/weak-password': 'weak-password',
  'auth/password-does-not-meet-requirements': 'password-policy',
  'auth/email-already-in-use': 'not-created',
  // SPEC U10
  'auth/account-exists-with-different-credential': 'other-method',
  'auth/user-disabled': 'account-disabled',
  'auth/invalid-refresh-token': 'sign-in-ended',
  'auth/invalid-user-token': 'sign-in-ended',
  'auth/user-not-found': 'sign-in-ended',
  'auth/user-signed-out': 'sign-in-ended',
  'auth/user-token-expired': 'sign-in-ended',
  'auth/admin-restricted-operation': 'not-offered',
  'auth/operation-not-allowed': 'not-offered',
  'auth/quota-exceeded': 'too-many-attempts',
  'auth/too-many-requests': 'too-many-attempts',
  'auth/network-request-failed': 'network',
  'auth/timeout': 'network',
  'auth/internal-error': 'server',
};

/** SPEC U6: one failure, whatever of it is wrong. */
export const PASSWORD_SIGN_IN: FailureByCode = {
  'auth/invalid-credential': 'wrong-credentials',
  'auth/user-disabled': 'wrong-credentials',
  'auth/user-not-found': 'wrong-credentials',
  'auth/wrong-password': 'wrong-credentials',
};

/** The account is known here, so only its password can be wrong. */
export const PASSWORD_AGAIN: FailureByCode = {
  'auth/invalid-credential': 'wrong-password',
  'auth/wrong-password': 'wrong-password',
};

export const WITH_GOOGLE: FailureByCode = {
  'auth/invalid-credential': 'google-failed',
  'auth/missing-or-invalid-nonce': 'google-failed',
  'auth/user-mismatch': 'wrong-google-account',
};

/** What an error of Firebase Auth is to a person; `here` says which codes mean something else at this moment. */
export function failureOf(error: unknown, here: FailureByCode = {}): CommandFailure {
  const code = codeOf(error);
  return here[code] ?? FAILURES[code] ?? 'unknown';
}

/** The sign-in is over for good: revoked, or the account disabled or deleted. */
export function isSignInEnded(code: string): boolean {
  return FAILURES[code] === 'sign-in-ended' || code === 'auth/user-disabled';
}

/** Of an account that no token could be had for. The emulators take a deleted user's for one that never was. */
export function standingAfter(code: string): Standing {
  if (code === 'auth/user-not-found' || code === 'auth/invalid-refresh-token') return 'gone';
  return isSignInEnded(code) ? 'ended' : 'valid';
}

export function codeOf(error: unknown): string {
  return error instanceof FirebaseError ? error.code : '';
}
