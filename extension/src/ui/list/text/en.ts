export const listEn = {
  edit: (title: string) => `Edit ${title}`,
  remove: (title: string) => `Delete ${title}`,
  added: (title: string) => `“${title}” added`,
  removed: (title: string) => `“${title}” deleted`,
  gone: 'Deleted elsewhere in the meantime. Enter brings it back, Escape lets it go.',
  changed: (text: string) => `Changed elsewhere in the meantime to “${text}”.`,
  move: (title: string) => `Move ${title}`,
  moveUp: (title: string) => `Move ${title} up`,
  moveDown: (title: string) => `Move ${title} down`,
  moveDone: 'Done moving',
  moved: (title: string, place: number, count: number) => `“${title}” is now ${place} of ${count}`,
};

export type ListTexts = typeof listEn;
