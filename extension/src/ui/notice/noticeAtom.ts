import { atom } from 'jotai/vanilla';

export interface NoticeContent {
  text: string;
  /** Takes back what the text says, where that can be. */
  undo?: () => Promise<void>;
}

/** What is said at the bottom of the page for a moment. */
export const noticeAtom = atom<NoticeContent | null>(null);

/** What is said to screen readers only, where others see it happen. */
export const announcementAtom = atom('');
