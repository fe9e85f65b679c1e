import { isolated } from '../../../text/isolated.ts';
import type { ConflictTexts } from './en.ts';

export const conflictDe: ConflictTexts = {
  byMerge: {
    heading: (count) => `Konflikte (${count})`,
    explanation:
      'Zwei Geräte haben dasselbe geändert. Die spätere Änderung gilt; hier steht 30 Tage lang, was sie ersetzt hat.',
    restore: 'Wiederherstellen',
    restoreItem: (title) => `${isolated(title)} wiederherstellen`,
    restored: (title) => `„${isolated(title)}“ wiederhergestellt`,
    restoreAll: (count) => `Alle ${count} wiederherstellen`,
    restoredAll: (count) => `Alle ${count} wiederhergestellt`,
  },
  byServer: {
    heading: (count) => `Vom Server verloren (${count})`,
    explanation:
      'Der Server hat das nicht mehr, obwohl es niemand gelöscht hat. Hier bleibt es 30 Tage, und was du zurückholst, kommt wieder auf den Server und alle deine Geräte.',
    restore: 'Zurückholen',
    restoreItem: (title) => `${isolated(title)} zurückholen`,
    restored: (title) => `„${isolated(title)}“ zurückgeholt`,
    restoreAll: (count) => `Alle ${count} zurückholen`,
    restoredAll: (count) => `Alle ${count} zurückgeholt`,
  },
  changed: { mine: 'Auf diesem Gerät geändert', theirs: 'Auf einem anderen Gerät geändert' },
  deleted: { mine: 'Auf diesem Gerät gelöscht', theirs: 'Auf einem anderen Gerät gelöscht' },
  lostByServer: 'Vom Server verloren',
  olderOnServer: 'Der Server ist auf einen älteren Stand zurückgefallen',
  now: (text) => `jetzt: ${isolated(text)}`,
  dismiss: 'Verwerfen',
  dismissItem: (title) => `${isolated(title)} verwerfen`,
  atOnce: (count) => `${count} auf einmal`,
  dismissAll: (count) => `Alle ${count} verwerfen`,
  dismissAllForGood: (count) => `Alle ${count} endgültig verwerfen`,
  showMore: (left) => `Mehr zeigen (noch ${left})`,
};
