import { deviceDe } from './de.ts';
import { deviceEn } from './en.ts';

export const deviceTexts = { en: deviceEn, de: deviceDe };
