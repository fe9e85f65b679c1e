import type { ListTexts } from './en.ts';

export const listDe: ListTexts = {
  edit: (title) => `${title} bearbeiten`,
  remove: (title) => `${title} löschen`,
  added: (title) => `„${title}“ hinzugefügt`,
  removed: (title) => `„${title}“ gelöscht`,
  gone: 'Inzwischen woanders gelöscht. Mit der Eingabetaste kommt es zurück, mit Escape nicht.',
  changed: (text) => `Inzwischen woanders geändert: „${text}“.`,
  move: (title) => `${title} verschieben`,
  moveUp: (title) => `${title} nach oben`,
  moveDown: (title) => `${title} nach unten`,
  moveDone: 'Fertig verschoben',
  moved: (title, place, count) => `„${title}“ ist jetzt ${place} von ${count}`,
};
