import { isolated } from '../../text/isolated.ts';
import type { ListTexts } from './en.ts';

export const listDe: ListTexts = {
  edit: (title) => `${isolated(title)} bearbeiten`,
  remove: (title) => `${isolated(title)} löschen`,
  added: (title) => `„${isolated(title)}“ hinzugefügt`,
  removed: (title) => `„${isolated(title)}“ gelöscht`,
  gone: 'Inzwischen woanders gelöscht. Mit der Eingabetaste kommt es zurück, mit Escape nicht.',
  changed: (text) => `Inzwischen woanders geändert: „${isolated(text)}“.`,
  move: (title) => `${isolated(title)} verschieben`,
  moveUp: (title) => `${isolated(title)} nach oben`,
  moveDown: (title) => `${isolated(title)} nach unten`,
  moveDone: 'Fertig verschoben',
  moved: (title, place, count) => `„${isolated(title)}“ ist jetzt ${place} von ${count}`,
};
