import { isolated } from '../../text/isolated.ts';
import type { NoticeTexts } from './en.ts';

export const noticeDe: NoticeTexts = {
  undo: 'Rückgängig',
  dismiss: 'Schließen',
  notSaved: 'Das konnte auf diesem Gerät nicht gespeichert werden. Bitte versuch es noch einmal.',
  storageFull:
    'Der Speicher dieses Geräts ist voll, darum konnte das nicht gespeichert werden. Bitte schaff Platz und versuch es noch einmal.',
  unsaved: (text) => `Dein Text: „${isolated(text)}“`,
};
