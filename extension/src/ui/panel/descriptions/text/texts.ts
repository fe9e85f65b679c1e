import { pagelessDe } from './de.ts';
import { pagelessEn } from './en.ts';

export const pagelessTexts = { en: pagelessEn, de: pagelessDe };
