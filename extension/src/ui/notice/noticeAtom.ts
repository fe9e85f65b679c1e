import { atom } from 'jotai/vanilla';

export interface NoticeContent {
  text: string;
  /** Undoes what the text reports, if it can be undone. */
  undo?: () => Promise<void>;
  /** It doesn't go by time, but once a change is stored, or only when it is closed. */
  until?: 'stored' | 'closed';
}

/** Shown at the bottom of the page for a moment. */
export const noticeAtom = atom<NoticeContent | null>(null);

/** Read out by screen readers only, where others see it happen. */
export const announcementAtom = atom('');
