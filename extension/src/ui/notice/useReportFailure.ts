import { useSetAtom } from 'jotai';
import { useCallback } from 'react';
import { noticeAtom } from './noticeAtom.ts';

/** Says so when something could not be stored; resolves to whether it could. */
export function useReportFailure() {
  const setNotice = useSetAtom(noticeAtom);
  return useCallback(
    async (work: Promise<unknown>): Promise<boolean> => {
      try {
        await work;
        return true;
      } catch (error) {
        console.error('Could not store a change', error);
        setNotice({ kind: 'not-saved' });
        return false;
      }
    },
    [setNotice],
  );
}
