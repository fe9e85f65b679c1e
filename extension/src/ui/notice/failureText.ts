import { storageTroubleOf } from '../../shared/storageTrouble.ts';
import type { NoticeTexts } from './text/en.ts';

/** Why a change could not be stored, and what was typed, if it is nowhere else to be seen. */
export function failureText(error: unknown, unsaved: string | null, texts: NoticeTexts): string {
  const reason = storageTroubleOf(error) === 'storage-full' ? texts.storageFull : texts.notSaved;
  return unsaved === null ? reason : `${reason} ${texts.unsaved(unsaved)}`;
}
