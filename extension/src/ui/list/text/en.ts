import { isolated } from '../../text/isolated.ts';
export const listEn = {
  edit: (title: string) => `Edit ${isolated(title)}`,
  remove: (title: string) => `Delete ${isolated(title)}`,
  added: (title: string) => `“${isolated(title)}” added`,
  removed: (title: string) => `“${isolated(title)}” deleted`,
  gone: 'Deleted elsewhere in the meantime. Enter brings it back, Escape lets it go.',
  changed: (text: string) => `Changed elsewhere in the meantime to “${isolated(text)}”.`,
  move: (title: string) => `Move ${isolated(title)}`,
  moveUp: (title: string) => `Move ${isolated(title)} up`,
  moveDown: (title: string) => `Move ${isolated(title)} down`,
  moveDone: 'Done moving',
  moved: (title: string, place: number, count: number) =>
    `“${isolated(title)}” is now ${place} of ${count}`,
};

export type ListTexts = typeof listEn;
