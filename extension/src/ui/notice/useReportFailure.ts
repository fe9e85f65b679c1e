import { useSetAtom } from 'jotai';
import { useCallback } from 'react';
import { useTexts } from '../text/useTexts.ts';
import { failureText } from './failureText.ts';
import { noticeAtom } from './noticeAtom.ts';
import { noticeTexts } from './text/texts.ts';

/**
 * Shows a notice if a change could not be stored (SPEC N5); resolves to whether it was. `unsaved` gives what was typed, if
 * it is nowhere else to be seen.
 */
export function useReportFailure() {
  const texts = useTexts(noticeTexts);
  const setNotice = useSetAtom(noticeAtom);
  return useCallback(
    async (work: Promise<unknown>, unsaved?: () => string | null): Promise<boolean> => {
      try {
        await work;
        setNotice((shown) => (shown?.until === 'stored' ? null : shown));
        return true;
      } catch (error) {
        console.error('Could not store a change', error);
        const text = unsaved?.() ?? null;
        const until = text === null ? 'stored' : 'closed';
        setNotice({ text: failureText(error, text, texts), until });
        return false;
      }
    },
    [texts, setNotice],
  );
}
