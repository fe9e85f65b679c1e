import { useSetAtom } from 'jotai';
import { useCallback } from 'react';
import { useTexts } from '../text/useTexts.ts';
import { noticeAtom } from './noticeAtom.ts';
import { noticeTexts } from './text/texts.ts';

/** Shows a notice if a change could not be stored; resolves to whether it was. */
export function useReportFailure() {
  const { notSaved } = useTexts(noticeTexts);
  const setNotice = useSetAtom(noticeAtom);
  return useCallback(
    async (work: Promise<unknown>): Promise<boolean> => {
      try {
        await work;
        return true;
      } catch (error) {
        console.error('Could not store a change', error);
        setNotice({ text: notSaved });
        return false;
      }
    },
    [notSaved, setNotice],
  );
}
