import { useAtomValue } from 'jotai';
import { announcementAtom } from './noticeAtom.ts';

/** The region that screen readers listen to. */
export function Announcer() {
  return (
    <div className="visually-hidden" role="status">
      {useAtomValue(announcementAtom)}
    </div>
  );
}
