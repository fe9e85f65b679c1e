import { useSetAtom } from 'jotai';
import { useEffect, useRef } from 'react';
import { announcementAtom } from './noticeAtom.ts';

/** Announces the text to screen readers each time it changes, but not the first one. */
export function useAnnouncedText(text: string): void {
  const announce = useSetAtom(announcementAtom);
  const last = useRef(text);
  useEffect(() => {
    if (last.current === text) return;
    last.current = text;
    announce(text);
  }, [text, announce]);
}
