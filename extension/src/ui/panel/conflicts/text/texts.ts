import { conflictDe } from './de.ts';
import { conflictEn } from './en.ts';

export const conflictTexts = { en: conflictEn, de: conflictDe };
