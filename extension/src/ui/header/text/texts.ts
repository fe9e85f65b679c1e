import { headerDe } from './de.ts';
import { headerEn } from './en.ts';

export const headerTexts = { en: headerEn, de: headerDe };
