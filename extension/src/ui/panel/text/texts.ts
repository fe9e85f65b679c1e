import { panelDe } from './de.ts';
import { panelEn } from './en.ts';

export const panelTexts = { en: panelEn, de: panelDe };
