import { isStorageFull } from '../data/isStorageFull.ts';
import type { NoticeTexts } from './text/en.ts';

/** Why a change could not be stored, and what was typed, if it is nowhere else to be seen. */
export function failureText(error: unknown, unsaved: string | null, texts: NoticeTexts): string {
  const reason = isStorageFull(error) ? texts.storageFull : texts.notSaved;
  return unsaved === null ? reason : `${reason} ${texts.unsaved(unsaved)}`;
}
