import { useSetAtom } from 'jotai';
import { useEffect, useRef } from 'react';
import { noticeAtom } from '../notice/noticeAtom.ts';
import type { SyncState } from './syncView.ts';

/** Says so when the account is deleted: an empty list alone would be a fright. */
export function useDeletionNotice(state: SyncState): void {
  const setNotice = useSetAtom(noticeAtom);
  const last = useRef(state);
  useEffect(() => {
    if (last.current === 'deleting-account' && state === 'signed-out') {
      setNotice({ kind: 'account-deleted' });
    }
    last.current = state;
  }, [state, setNotice]);
}
