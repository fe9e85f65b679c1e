import { diagnosticsDe } from './de.ts';
import { diagnosticsEn } from './en.ts';

export const diagnosticsTexts = { en: diagnosticsEn, de: diagnosticsDe };
