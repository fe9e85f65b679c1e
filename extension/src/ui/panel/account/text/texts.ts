import { accountDe } from './de.ts';
import { accountEn } from './en.ts';

export const accountTexts = { en: accountEn, de: accountDe };
