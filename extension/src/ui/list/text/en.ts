export const listEn = {
  edit: (title: string) => `Edit ${title}`,
  remove: (title: string) => `Delete ${title}`,
  added: (title: string) => `“${title}” added`,
  removed: (title: string) => `“${title}” deleted`,
  move: (title: string) => `Move ${title}`,
  moveUp: (title: string) => `Move ${title} up`,
  moveDown: (title: string) => `Move ${title} down`,
  moveDone: 'Done moving',
  moved: (title: string, place: number, count: number) => `“${title}” is now ${place} of ${count}`,
};

export type ListTexts = typeof listEn;
