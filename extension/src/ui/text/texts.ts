import { commonDe } from './de.ts';
import { commonEn } from './en.ts';

/** Texts that any page uses. */
export const commonTexts = { en: commonEn, de: commonDe };
