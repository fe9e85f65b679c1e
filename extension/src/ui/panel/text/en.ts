import type { AttentionReason } from '../../../shared/status.ts';
import type { SyncState } from '../syncView.ts';

export const panelEn = {
  heading: 'Sync',
  label: (description: string) => `Sync status: ${description}`,
  word: {
    'signed-out': 'Not signed in',
    free: 'On this device',
    paused: 'Paused',
    'first-pull': 'Getting your data',
    syncing: 'Syncing',
    synced: 'Synced',
    offline: 'Offline',
    'sign-in-again': 'Sign in again',
    'deleting-account': 'Deleting account',
    'update-required': 'Update Daybook',
    attention: 'Needs attention',
  } satisfies Record<SyncState, string>,
  meaning: {
    'signed-out': 'Your todos are on this device only. Sign in to have them on your others too.',
    free: 'Your todos are on this device. With Daybook Pro they follow you to your other devices.',
    paused:
      'Your Pro subscription has ended. Everything is kept on this device, and sync goes on when you renew.',
    'first-pull': 'This device is fetching your data for the first time.',
    syncing: 'Your latest changes are on their way to your account.',
    synced: 'Your account has everything that is on this device.',
    offline: 'Keep going: your changes are kept here and sent when you are back online.',
    'sign-in-again':
      'Your sign-in has ended. Everything is kept on this device, and sync goes on when you sign in to this account again.',
    'deleting-account':
      'Your account and all its data are being deleted. This goes on by itself until the server has done it.',
  } satisfies Record<Exclude<SyncState, 'attention' | 'update-required'>, string>,
  updateRequired: (dataTypes: string) =>
    `A newer Daybook on another device wrote some of your data: ${dataTypes}. Everything is kept on this device; update Daybook here to go on syncing.`,
  attention: {
    'server-refuses':
      'The server is not accepting changes just now. They are kept here, and Daybook keeps trying.',
    'item-refused':
      'The following can’t be synced: it is too large or not valid, and stays on this device. Shorten or delete it; everything else is synced.',
    'deletion-refused':
      'The server did not delete your account. Everything is kept on this device; please try again.',
    'storage-full':
      'The storage of this device is full, so Daybook can’t go on with your latest changes. Please make room on this device; then it goes on by itself.',
    'storage-failed':
      'The browser can’t store anything for Daybook just now, so your latest changes wait. Daybook keeps trying; if it stays like this, please restart the browser.',
    fault:
      'Something in Daybook went wrong. It started syncing again by itself, and your changes are kept here. If it stays like this, copy the diagnostics and send them to us.',
    stuck:
      'You are online, but nothing has moved for a minute. Your changes are kept here, and Daybook keeps trying.',
  } satisfies Record<Exclude<AttentionReason, 'quota-reached'>, string>,
  /** `limit` is written out already. */
  quotaReached: {
    items: (dataType: string, limit: string) =>
      `Your account is full (${dataType}): ${limit} entries are the most that it can have. The following stays on this device, and is synced by itself once you delete others; everything else is synced.`,
    megabytes: (dataType: string, limit: string) =>
      `Your account is full (${dataType}): ${limit} MB are the most that it can have. The following stays on this device, and is synced by itself once you delete others; everything else is synced.`,
  },
  /** After some of what can't be synced. */
  others: 'and others',
  pending: (count: number) => `${count} pending`,
  lastSynced: (time: string) => `Last synced ${time}`,
  syncNow: 'Sync now',
  accountDeleted: 'Your account and all its data are deleted.',
};

export type PanelTexts = typeof panelEn;
