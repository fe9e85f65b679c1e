import { noticeDe } from './de.ts';
import { noticeEn } from './en.ts';

export const noticeTexts = { en: noticeEn, de: noticeDe };
