import type { ConflictTexts } from './en.ts';

export const conflictDe: ConflictTexts = {
  heading: (count) => `Konflikte (${count})`,
  explanation:
    'Zwei Geräte haben dasselbe geändert. Die spätere Änderung gilt; hier steht, was sie ersetzt hat.',
  changed: { mine: 'Auf diesem Gerät geändert', theirs: 'Auf einem anderen Gerät geändert' },
  deleted: { mine: 'Auf diesem Gerät gelöscht', theirs: 'Auf einem anderen Gerät gelöscht' },
  now: (text) => `jetzt: ${text}`,
  restore: 'Wiederherstellen',
  restoreItem: (title) => `${title} wiederherstellen`,
  restored: (title) => `„${title}“ wiederhergestellt`,
  dismiss: 'Verwerfen',
  dismissItem: (title) => `${title} verwerfen`,
};
