import { isolated } from '../../../text/isolated.ts';
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
    colors: {
      red: 'Rot',
      orange: 'Orange',
      yellow: 'Gelb',
      green: 'Grün',
      teal: 'Petrol',
      blue: 'Blau',
      purple: 'Lila',
      pink: 'Rosa',
      gray: 'Grau',
    },
    checkin: (habit, day) =>
      `${habit === null ? 'Unbekannte Gewohnheit' : isolated(habit)} · ${day}`,
  },
  SETTINGS: {
    dataType: 'Einstellungen',
    fields: {
      value: 'Wert',
    },
    names: {
      theme: 'Design',
      language: 'Sprache',
      displayName: 'Dein Name',
      clockFormat: 'Uhr',
      weekStartsOn: 'Erster Tag der Woche',
      focusMinutes: 'Minuten Fokus',
      breakMinutes: 'Minuten Pause',
    },
    values: {
      theme: {
        system: 'wie im System',
        light: 'hell',
        dark: 'dunkel',
      },
      language: {
        system: 'wie im System',
        en: 'Englisch',
        de: 'Deutsch',
      },
      clockFormat: {
        system: 'wie im System',
        '12h': '12 Stunden',
        '24h': '24 Stunden',
      },
      weekStartsOn: {
        system: 'wie im System',
        monday: 'Montag',
        sunday: 'Sonntag',
      },
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
