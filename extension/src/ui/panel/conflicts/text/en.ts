export const conflictEn = {
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
};

export type ConflictTexts = typeof conflictEn;
