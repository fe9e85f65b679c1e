import type { NoticeTexts } from './en.ts';

export const noticeDe: NoticeTexts = {
  undo: 'Rückgängig',
  dismiss: 'Schließen',
  notSaved: 'Das konnte auf diesem Gerät nicht gespeichert werden. Bitte versuch es noch einmal.',
};
