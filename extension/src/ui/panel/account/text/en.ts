import type { CommandFailure } from '../../../../shared/commands.ts';
import { MIN_PASSWORD_LENGTH } from '../../../../shared/credentials.ts';
import type { FormMode } from '../accountForm.ts';

export const accountEn = {
  heading: {
    signIn: 'Sign in',
    signUp: 'Create account',
    resetPassword: 'Reset password',
  } satisfies Record<FormMode, string>,
  submit: {
    signIn: 'Sign in',
    signUp: 'Create account',
    resetPassword: 'Send link',
  } satisfies Record<FormMode, string>,
  running: {
    signIn: 'Signing in…',
    signUp: 'Creating account…',
    resetPassword: 'Sending…',
  } satisfies Record<FormMode, string>,
  switchTo: {
    signIn: 'Back to sign-in',
    signUp: 'Create account',
    resetPassword: 'Forgot password?',
  } satisfies Record<FormMode, string>,
  email: 'Email',
  password: 'Password',
  passwordHint: (min: number) => `At least ${min} characters.`,
  withGoogle: 'Continue with Google',
  resetExplanation: 'You get a link by email to choose a new password.',
  resetMailed: (email: string) =>
    `If ${email} has an account, a link to choose a new password is on its way there.`,
  account: 'Account',
  verified: 'verified',
  notVerified: 'not verified',
  verifyExplanation:
    'We sent you a link to verify this address. Without that, everything works too.',
  sendAgain: 'Send again',
  sending: 'Sending…',
  verificationSent: 'Sent. If you can’t find it, look in your spam folder.',
  signOut: 'Sign out',
  signingOut: 'Signing out…',
  signOutAnyway: 'Sign out and lose them',
  unsentWarning: (count: number) =>
    count === 1
      ? 'One change has not reached your account yet. Signing out removes it for good.'
      : `${count} changes have not reached your account yet. Signing out removes them for good.`,
  export: 'Export data',
  exporting: 'Exporting…',
  exported: (fileName: string) => `Saved as ${fileName}.`,
  delete: 'Delete account',
  deleteExplanation:
    'This deletes your account and all its data, on the server and on this device, for good. Your other devices are signed out and keep what they have until you sign out there too.',
  typeEmail: (email: string) => `To confirm, type ${email}`,
  googleAgain: 'Google asks you to choose your account once more.',
  deleteForGood: 'Delete for good',
  deleting: 'Deleting…',
  failure: {
    'invalid-email': 'Please enter an email address, such as name@example.com.',
    'other-email': 'This is not the address of your account.',
    'missing-password': 'Please enter your password.',
    'weak-password': `A password has at least ${MIN_PASSWORD_LENGTH} characters.`,
    'password-policy':
      'This password is too simple. Use a longer one with upper and lower case letters, digits and symbols.',
    'wrong-credentials': 'Email or password is not right.',
    'wrong-password': 'This password is not right.',
    'not-created':
      'No account could be made with these. If you have one already, sign in, or reset your password.',
    'other-method': 'Your account signs in another way. Please use your email and password.',
    'wrong-google-account':
      'That is another Google account. Please choose the one of this account.',
    'google-failed': 'Signing in with Google did not work. Please try again.',
    'account-disabled': 'This account has been disabled.',
    'sign-in-ended': 'Your sign-in has ended. Please sign in again.',
    'not-offered': 'This is not possible at the moment. Please try another way or later.',
    'too-many-attempts': 'Too many attempts. Please wait a few minutes and try again.',
    network: 'The server could not be reached. Check your connection and try again.',
    server: 'The server has a problem at the moment. Please try again in a few minutes.',
    'pending-changes': 'Some changes have not reached your account yet.',
    'other-account':
      'Changes of another account are still on this device. Sign in to that account, or sign out of it first.',
    unknown: 'Something went wrong. Please try again.',
  } satisfies Record<Exclude<CommandFailure, 'canceled'>, string>,
};

export type AccountMessages = typeof accountEn;
