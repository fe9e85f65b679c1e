import type { DataType } from '@daybook/protocol';
import type { AttentionReason } from '../../shared/status.ts';
import type { FieldName } from '../panel/conflicts/describeValue.ts';
import type { SyncState } from '../panel/syncView.ts';

export const en = {
  newTab: 'New tab',
  cancel: 'Cancel',
  greeting: {
    morning: 'Good morning',
    afternoon: 'Good afternoon',
    evening: 'Good evening',
  },
  todos: {
    heading: 'Todos',
    progress: (done: number, all: number) => `${done} of ${all} done`,
    newTodo: 'New todo',
    placeholder: 'What needs doing?',
    add: 'Add todo',
    title: 'Title',
    edit: (title: string) => `Edit ${title}`,
    remove: (title: string) => `Delete ${title}`,
    added: (title: string) => `“${title}” added`,
    removed: (title: string) => `“${title}” deleted`,
    move: (title: string) => `Move ${title}`,
    moveUp: (title: string) => `Move ${title} up`,
    moveDown: (title: string) => `Move ${title} down`,
    moveDone: 'Done moving',
    moved: (title: string, place: number, count: number) =>
      `“${title}” is now ${place} of ${count}`,
    undo: 'Undo',
    dismiss: 'Dismiss',
    empty: 'Nothing to do yet',
    emptyHint: 'Type your first todo above and press Enter.',
    titleEmpty: 'A todo needs a title.',
    titleTooLong: (length: number, max: number) =>
      `A title can have up to ${max} characters; this one has ${length}.`,
    notSaved: 'That could not be saved on this device. Please try again.',
  },
  accountDeleted: 'Your account and all its data are deleted.',
  sync: {
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
        'One of your entries is not valid, so it stays on this device. Everything else is synced.',
      'deletion-refused':
        'The server did not delete your account. Everything is kept on this device; please try again.',
      stuck:
        'You are online, but nothing has moved for a minute. Your changes are kept here, and Daybook keeps trying.',
    } satisfies Record<AttentionReason, string>,
    pending: (count: number) => `${count} pending`,
    lastSynced: (time: string) => `Last synced ${time}`,
    syncNow: 'Sync now',
  },
  dataTypes: {
    TODOS: 'todos',
    HABITS: 'habits',
    SETTINGS: 'settings',
    QUICK_LINKS: 'quick links',
    FOCUS_HISTORY: 'focus history',
  } satisfies Record<DataType, string>,
  conflicts: {
    heading: (count: number) => `Conflicts (${count})`,
    explanation:
      'Two devices changed the same thing. The later change stands; this is what it replaced.',
    changed: { mine: 'Changed on this device', theirs: 'Changed on another device' },
    deleted: { mine: 'Deleted on this device', theirs: 'Deleted on another device' },
    now: (text: string) => `now: ${text}`,
    restore: 'Restore',
    restoreItem: (title: string) => `Restore ${title}`,
    restored: (title: string) => `“${title}” restored`,
    dismiss: 'Dismiss',
    dismissItem: (title: string) => `Dismiss ${title}`,
  },
  fields: {
    title: 'Title',
    done: 'Done',
    notes: 'Notes',
    dueOn: 'Due',
    priority: 'Priority',
    order: 'Place',
    createdAt: 'Created',
    completedAt: 'Done at',
    kind: 'Kind',
    name: 'Name',
    color: 'Color',
    days: 'Days',
    target: 'Target',
    archived: 'Archived',
    habitId: 'Habit',
    day: 'Day',
    count: 'Count',
    value: 'Value',
    url: 'Address',
    startedAt: 'Started',
    endedAt: 'Ended',
    plannedMinutes: 'Minutes',
    completed: 'Completed',
    label: 'Label',
  } satisfies Record<FieldName, string>,
  values: {
    none: 'none',
    yes: 'yes',
    no: 'no',
    priority: ['none', 'low', 'medium', 'high'],
    otherPlace: 'another place in the list',
  },
  devices: {
    heading: 'Devices',
    thisDevice: 'This device',
    lastSeen: (time: string) => `Last seen ${time}`,
    renameDevice: (name: string) => `Rename ${name}`,
    removeDevice: (name: string) => `Remove ${name}`,
    name: 'Device name',
    nameProblem: (max: number) => `A name has 1 to ${max} characters.`,
    save: 'Save',
    saving: 'Saving…',
    removeQuestion: (name: string) =>
      `Remove ${name}? It sends what it has not sent yet, then signs out and deletes its copy of your data.`,
    remove: 'Remove',
    removing: 'Removing…',
  },
};

export type Messages = typeof en;
