import { isolated } from '../../../text/isolated.ts';
export const conflictEn = {
  byMerge: {
    heading: (count: number) => `Conflicts (${count})`,
    explanation:
      'Two devices changed the same thing. The later change stands; this is what it replaced. It is kept here for 30 days.',
    restore: 'Restore',
    restoreItem: (title: string) => `Restore ${isolated(title)}`,
    restored: (title: string) => `“${isolated(title)}” restored`,
    restoreAll: (count: number) => `Restore all ${count}`,
    restoredAll: (count: number) => `All ${count} restored`,
  },
  byServer: {
    heading: (count: number) => `Lost by the server (${count})`,
    explanation:
      'The server no longer has this, though nobody deleted it. It is kept here for 30 days, and what you put back goes to the server and all your devices again.',
    restore: 'Put back',
    restoreItem: (title: string) => `Put back ${isolated(title)}`,
    restored: (title: string) => `“${isolated(title)}” put back`,
    restoreAll: (count: number) => `Put all ${count} back`,
    restoredAll: (count: number) => `All ${count} put back`,
  },
  changed: { mine: 'Changed on this device', theirs: 'Changed on another device' },
  deleted: { mine: 'Deleted on this device', theirs: 'Deleted on another device' },
  lostByServer: 'Lost by the server',
  olderOnServer: 'The server went back to an earlier version',
  now: (text: string) => `now: ${isolated(text)}`,
  dismiss: 'Dismiss',
  dismissItem: (title: string) => `Dismiss ${isolated(title)}`,
  atOnce: (count: number) => `${count} at once`,
  dismissAll: (count: number) => `Dismiss all ${count}`,
  dismissAllForGood: (count: number) => `Dismiss all ${count} for good`,
  showMore: (left: number) => `Show more (${left} left)`,
};

export type ConflictTexts = typeof conflictEn;
