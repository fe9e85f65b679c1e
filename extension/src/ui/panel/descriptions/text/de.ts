import type { PagelessTexts } from './en.ts';

export const pagelessDe: PagelessTexts = {
  HABITS: {
    dataType: 'Gewohnheiten',
    fields: {
      kind: 'Art',
      name: 'Name',
      color: 'Farbe',
      days: 'Tage',
      target: 'Ziel',
      order: 'Platz',
      archived: 'Archiviert',
      createdAt: 'Angelegt',
      habitId: 'Gewohnheit',
      day: 'Tag',
      count: 'Anzahl',
    },
  },
  SETTINGS: {
    dataType: 'Einstellungen',
    fields: {
      value: 'Wert',
    },
  },
  QUICK_LINKS: {
    dataType: 'Schnellzugriffe',
    fields: {
      title: 'Titel',
      url: 'Adresse',
      order: 'Platz',
      createdAt: 'Angelegt',
    },
  },
  FOCUS_HISTORY: {
    dataType: 'Fokus-Verlauf',
    fields: {
      kind: 'Art',
      startedAt: 'Beginn',
      endedAt: 'Ende',
      plannedMinutes: 'Minuten',
      completed: 'Beendet',
      label: 'Bezeichnung',
    },
  },
};
