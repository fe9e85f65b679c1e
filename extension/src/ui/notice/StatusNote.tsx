import { useSetAtom } from 'jotai';
import { useEffect } from 'react';
import { announcementAtom } from './noticeAtom.ts';

/** Says below what a person did that it worked, and reads it out. */
export function StatusNote({ text }: { text: string }) {
  const announce = useSetAtom(announcementAtom);
  useEffect(() => announce(text), [text, announce]);
  return <p className="status-note">{text}</p>;
}
