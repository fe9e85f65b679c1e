import { isolated } from '../../../text/isolated.ts';
import type { AccountTexts } from './en.ts';

export const accountDe: AccountTexts = {
  heading: {
    signIn: 'Anmelden',
    signUp: 'Konto anlegen',
    resetPassword: 'Passwort zurücksetzen',
  },
  submit: {
    signIn: 'Anmelden',
    signUp: 'Konto anlegen',
    resetPassword: 'Link senden',
  },
  running: {
    signIn: 'Anmeldung läuft…',
    signUp: 'Konto wird angelegt…',
    resetPassword: 'Wird gesendet…',
  },
  switchTo: {
    signIn: 'Zurück zur Anmeldung',
    signUp: 'Konto anlegen',
    resetPassword: 'Passwort vergessen?',
  },
  email: 'E-Mail',
  password: 'Passwort',
  passwordHint: (min) => `Mindestens ${min} Zeichen.`,
  withGoogle: 'Weiter mit Google',
  resetExplanation: 'Du bekommst per E-Mail einen Link, um ein neues Passwort zu wählen.',
  resetMailed: (email) =>
    `Falls es zu ${isolated(email)} ein Konto gibt, ist ein Link für ein neues Passwort dorthin unterwegs.`,
  account: 'Konto',
  verified: 'bestätigt',
  notVerified: 'nicht bestätigt',
  verifyExplanation:
    'Wir haben dir einen Link geschickt, um diese Adresse zu bestätigen. Auch ohne das funktioniert alles.',
  sendAgain: 'Noch einmal senden',
  sending: 'Wird gesendet…',
  verificationSent: 'Gesendet. Falls du die E-Mail nicht findest, sieh im Spam-Ordner nach.',
  signOut: 'Abmelden',
  signingOut: 'Abmeldung läuft…',
  signOutAnyway: 'Abmelden und verwerfen',
  unsentWarning: (count) =>
    count === 1
      ? 'Eine Änderung ist noch nicht in deinem Konto. Beim Abmelden geht sie endgültig verloren.'
      : `${count} Änderungen sind noch nicht in deinem Konto. Beim Abmelden gehen sie endgültig verloren.`,
  export: 'Daten exportieren',
  exporting: 'Wird exportiert…',
  exported: (fileName) => `Gespeichert als ${fileName}.`,
  exportedBroken: (count) =>
    count === 1
      ? 'Ein Eintrag ist beschädigt: Er steht in der Datei, wie der Server ihn hat.'
      : `${count} Einträge sind beschädigt: Sie stehen in der Datei, wie der Server sie hat.`,
  delete: 'Konto löschen',
  deleteExplanation:
    'Das löscht dein Konto mit allen Daten endgültig, auf dem Server und auf diesem Gerät. Deine anderen Geräte werden abgemeldet und behalten, was sie haben, bis du dich auch dort abmeldest.',
  typeEmail: (email) => `Gib zur Bestätigung ${isolated(email)} ein`,
  googleAgain: 'Google lässt dich dein Konto noch einmal auswählen.',
  deleteForGood: 'Endgültig löschen',
  deleting: 'Wird gelöscht…',
};
