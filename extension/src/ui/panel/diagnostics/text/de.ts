import type { DiagnosticsTexts } from './en.ts';

export const diagnosticsDe: DiagnosticsTexts = {
  copy: 'Diagnose kopieren',
  copied: 'Kopiert: die letzten Schritte der Synchronisierung, ohne deine Texte und Adressen.',
  saved: (fileName) =>
    `Gespeichert als ${fileName}: die letzten Schritte der Synchronisierung, ohne deine Texte und Adressen.`,
};
