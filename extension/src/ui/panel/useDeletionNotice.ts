import { useAtomValue, useSetAtom } from 'jotai';
import { useEffect, useRef } from 'react';
import { sessionAtom } from '../data/partAtoms.ts';
import { noticeAtom } from '../notice/noticeAtom.ts';
import { useTexts } from '../text/useTexts.ts';
import { hasDeletionEnded, type SyncState } from './syncView.ts';
import { panelTexts } from './text/texts.ts';

/** Shows a notice once the account is deleted: an empty list alone would alarm. */
export function useDeletionNotice(state: SyncState): void {
  const { accountDeleted } = useTexts(panelTexts);
  const setNotice = useSetAtom(noticeAtom);
  const session = useAtomValue(sessionAtom);
  const last = useRef(state);
  useEffect(() => {
    if (hasDeletionEnded(last.current, state, session)) setNotice({ text: accountDeleted });
    last.current = state;
  }, [state, session, accountDeleted, setNotice]);
}
