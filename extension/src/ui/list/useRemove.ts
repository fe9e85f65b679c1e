import { useSetAtom } from 'jotai';
import { useCallback } from 'react';
import type { ItemActions } from '../data/createActions.ts';
import type { Listed } from '../data/itemList.ts';
import { noticeAtom } from '../notice/noticeAtom.ts';
import { useReportFailure } from '../notice/useReportFailure.ts';
import { useTexts } from '../text/useTexts.ts';
import { listTexts } from './text/texts.ts';

/** Removes an item and offers to bring it back. */
export function useRemove<Value>({ remove, put }: Pick<ItemActions<Value>, 'remove' | 'put'>) {
  const { removed } = useTexts(listTexts);
  const setNotice = useSetAtom(noticeAtom);
  const reportFailure = useReportFailure();
  return useCallback(
    async (listed: Listed<Value>, title: string) => {
      const isRemoved = await reportFailure(remove(listed));
      if (isRemoved) setNotice({ text: removed(title), undo: () => put(listed) });
    },
    [remove, put, removed, setNotice, reportFailure],
  );
}
