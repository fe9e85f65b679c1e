import { formDe } from './de.ts';
import { formEn } from './en.ts';

export const formTexts = { en: formEn, de: formDe };
