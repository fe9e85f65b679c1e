export const noticeEn = {
  undo: 'Undo',
  dismiss: 'Dismiss',
  notSaved: 'That could not be saved on this device. Please try again.',
};

export type NoticeTexts = typeof noticeEn;
