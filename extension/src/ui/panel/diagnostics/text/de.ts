import type { DiagnosticsTexts } from './en.ts';

export const diagnosticsDe: DiagnosticsTexts = {
  failed:
    'Dieser Teil von Daybook ist ausgefallen. Was auf diesem Gerät gespeichert ist, ist noch da. Öffne einen neuen Tab, um es noch einmal zu versuchen; bleibt es so, kopiere die Diagnose und schick sie uns.',
  copy: 'Diagnose kopieren',
  copied: 'Kopiert: die letzten Schritte der Synchronisierung, ohne deine Texte und Adressen.',
  saved: (fileName) =>
    `Gespeichert als ${fileName}: die letzten Schritte der Synchronisierung, ohne deine Texte und Adressen.`,
};
