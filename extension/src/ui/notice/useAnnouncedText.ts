import { useSetAtom } from 'jotai';
import { useEffect, useRef } from 'react';
import { announcementAtom } from './noticeAtom.ts';

/** Tells screen readers when the text changes, though not the one the page opened with. */
export function useAnnouncedText(text: string): void {
  const announce = useSetAtom(announcementAtom);
  const last = useRef(text);
  useEffect(() => {
    if (last.current === text) return;
    last.current = text;
    announce(text);
  }, [text, announce]);
}
