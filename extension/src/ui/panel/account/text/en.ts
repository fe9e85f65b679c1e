import { isolated } from '../../../text/isolated.ts';
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
    `If ${isolated(email)} has an account, a link to choose a new password is on its way there.`,
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
  exportedBroken: (count: number) =>
    count === 1
      ? 'One entry is damaged: it is in the file as the server has it.'
      : `${count} entries are damaged: they are in the file as the server has them.`,
  delete: 'Delete account',
  deleteExplanation:
    'This deletes your account and all its data, on the server and on this device, for good. Your other devices are signed out and keep what they have until you sign out there too.',
  typeEmail: (email: string) => `To confirm, type ${isolated(email)}`,
  googleAgain: 'Google asks you to choose your account once more.',
  deleteForGood: 'Delete for good',
  deleting: 'Deleting…',
};

export type AccountTexts = typeof accountEn;
