import { isolated } from '../../text/isolated.ts';
export const noticeEn = {
  undo: 'Undo',
  dismiss: 'Dismiss',
  notSaved: 'That could not be saved on this device. Please try again.',
  storageFull:
    'The storage of this device is full, so that could not be saved. Please make room and try again.',
  unsaved: (text: string) => `What you typed: “${isolated(text)}”`,
};

export type NoticeTexts = typeof noticeEn;
