import type { TodoTexts } from './en.ts';

export const todoDe: TodoTexts = {
  heading: 'Aufgaben',
  progress: (done, all) => `${done} von ${all} erledigt`,
  newTodo: 'Neue Aufgabe',
  placeholder: 'Was ist zu tun?',
  add: 'Aufgabe hinzufügen',
  empty: 'Noch nichts zu tun',
  emptyHint: 'Schreib oben deine erste Aufgabe und drück die Eingabetaste.',
  titleProblem: {
    empty: 'Eine Aufgabe braucht einen Titel.',
    invisible: 'Dieser Titel hat nur Zeichen, die man nicht sieht.',
    tooLong: (length, max) => `Ein Titel kann bis zu ${max} Zeichen haben; dieser hat ${length}.`,
  },
  words: {
    dataType: 'Aufgaben',
    fields: {
      title: 'Titel',
      done: 'Erledigt',
      notes: 'Notizen',
      dueOn: 'Fällig',
      priority: 'Priorität',
      order: 'Platz',
      createdAt: 'Angelegt',
      completedAt: 'Erledigt am',
    },
  },
  priorities: ['keine', 'niedrig', 'mittel', 'hoch'],
};
