import type { CommandFailure } from '../../../shared/commands.ts';
import { MIN_PASSWORD_LENGTH } from '../../../shared/credentials.ts';

export const formEn = {
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
    'account-disabled':
      'This account has been disabled. If you think that is a mistake, please write to us.',
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

export type FormTexts = typeof formEn;
