import { useAtom, useAtomValue } from 'jotai';
import { useEffect, useState } from 'react';
import { dataEpochAtom } from '../data/sessionAtoms.ts';
import { CloseIcon } from '../icons.tsx';
import { useTexts } from '../text/useTexts.ts';
import { type NoticeContent, noticeAtom } from './noticeAtom.ts';
import { noticeTexts } from './text/texts.ts';
import { useReportFailure } from './useReportFailure.ts';

/** Long enough to read it and reach the button; it waits while pointed at or focused. */
const SHOWN_MS = 10_000;

/** A line at the bottom of the page: what just happened, and a button to undo it. */
export function Notice() {
  const [notice, setNotice] = useAtom(noticeAtom);
  const [isHeld, setHeld] = useState(false);

  useEffect(() => {
    if (!notice || notice.until || isHeld) return;
    const timer = setTimeout(() => setNotice(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice, isHeld, setNotice]);

  const dataEpoch = useAtomValue(dataEpochAtom);
  // What could be undone belongs to data that is gone (SPEC N4).
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever other data is shown
  useEffect(() => setNotice((shown) => (shown?.undo ? null : shown)), [dataEpoch, setNotice]);

  const close = () => {
    setHeld(false);
    setNotice(null);
  };

  return (
    <div
      className="notice-place"
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {notice && <NoticeLine notice={notice} close={close} />}
    </div>
  );
}

function NoticeLine({ notice, close }: { notice: NoticeContent; close: () => void }) {
  const texts = useTexts(noticeTexts);
  const reportFailure = useReportFailure();
  const { text, undo } = notice;

  return (
    <div className="notice">
      <span className="notice-text">{text}</span>
      {undo && (
        <button
          type="button"
          className="button-quiet"
          onClick={() => {
            close();
            reportFailure(undo());
          }}
        >
          {texts.undo}
        </button>
      )}
      <button type="button" className="icon-button" aria-label={texts.dismiss} onClick={close}>
        <CloseIcon />
      </button>
    </div>
  );
}
