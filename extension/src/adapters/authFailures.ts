import { FirebaseError } from 'firebase/app';
import type { CommandFailure } from '../shared/commands.ts';
import { ACCOUNT_GONE } from './rewordRefusals.ts';

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
  // The account has another address by now, and somebody else has this one.
  'auth/user-mismatch': 'other-email',
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

/** Of a token that was asked for, once the sign-in has ended. The emulators take a deleted user's for one that never was. */
export function isAccountGone(error: unknown, isEmulator: boolean): boolean {
  const isWorded = error instanceof FirebaseError && error.message.includes(ACCOUNT_GONE);
  return isWorded || (isEmulator && codeOf(error) === 'auth/invalid-refresh-token');
}

export function codeOf(error: unknown): string {
  return error instanceof FirebaseError ? error.code : '';
}
