import { useSetAtom } from 'jotai';
import { useEffect } from 'react';
import { announcementAtom } from './noticeAtom.ts';

/** Confirms an action below its button, and reads it out. */
export function StatusNote({ text }: { text: string }) {
  const announce = useSetAtom(announcementAtom);
  useEffect(() => announce(text), [text, announce]);
  return <p className="status-note">{text}</p>;
}
