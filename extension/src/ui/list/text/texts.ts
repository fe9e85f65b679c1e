import { listDe } from './de.ts';
import { listEn } from './en.ts';

export const listTexts = { en: listEn, de: listDe };
