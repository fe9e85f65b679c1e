import { useSetAtom } from 'jotai';
import { useCallback } from 'react';
import { announcementAtom } from '../notice/noticeAtom.ts';
import { useReportFailure } from '../notice/useReportFailure.ts';
import { useTexts } from '../text/useTexts.ts';
import type { Move, Target } from './moveItem.ts';
import { scrollToRow } from './rowElement.ts';
import { listTexts } from './text/texts.ts';

/** Moves the item of this id and title; never rejects. */
export type MoveAndAnnounce = (id: string, title: string, target: Target) => Promise<void>;

/** Moves an item, keeps it in view and announces its new place. */
export function useMove(move: Move): MoveAndAnnounce {
  const { moved } = useTexts(listTexts);
  const announce = useSetAtom(announcementAtom);
  const reportFailure = useReportFailure();
  return useCallback(
    async (id, title, target) => {
      const moving = move(id, target);
      if (!(await reportFailure(moving))) return;
      const position = await moving;
      if (!position) return;
      announce(moved(title, position.place, position.count));
      scrollToRow(id);
    },
    [move, moved, announce, reportFailure],
  );
}

const MOVES: Readonly<Record<string, -1 | 1 | undefined>> = { ArrowUp: -1, ArrowDown: 1 };

/** The direction in which a key moves a row, if it does. */
export function moveOfKey(key: string): -1 | 1 | undefined {
  return MOVES[key];
}
