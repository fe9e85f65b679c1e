import { useAtomValue, useSetAtom } from 'jotai';
import { useEffect, useRef } from 'react';
import { sessionAtom } from '../data/storedAtom.ts';
import { noticeAtom } from '../notice/noticeAtom.ts';
import { hasDeletionEnded, type SyncState } from './syncView.ts';

/** Says so when the account is deleted: an empty list alone would be a fright. */
export function useDeletionNotice(state: SyncState): void {
  const setNotice = useSetAtom(noticeAtom);
  const session = useAtomValue(sessionAtom);
  const last = useRef(state);
  useEffect(() => {
    if (hasDeletionEnded(last.current, state, session)) setNotice({ kind: 'account-deleted' });
    last.current = state;
  }, [state, session, setNotice]);
}
