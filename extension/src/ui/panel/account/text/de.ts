import { MIN_PASSWORD_LENGTH } from '../../../../shared/credentials.ts';
import type { AccountMessages } from './en.ts';

export const accountDe: AccountMessages = {
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
    `Falls es zu ${email} ein Konto gibt, ist ein Link für ein neues Passwort dorthin unterwegs.`,
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
  delete: 'Konto löschen',
  deleteExplanation:
    'Das löscht dein Konto mit allen Daten endgültig, auf dem Server und auf diesem Gerät. Deine anderen Geräte werden abgemeldet und behalten, was sie haben, bis du dich auch dort abmeldest.',
  typeEmail: (email) => `Gib zur Bestätigung ${email} ein`,
  googleAgain: 'Google lässt dich dein Konto noch einmal auswählen.',
  deleteForGood: 'Endgültig löschen',
  deleting: 'Wird gelöscht…',
  failure: {
    'invalid-email': 'Bitte gib eine E-Mail-Adresse ein, zum Beispiel name@example.com.',
    'other-email': 'Das ist nicht die Adresse deines Kontos.',
    'missing-password': 'Bitte gib dein Passwort ein.',
    'weak-password': `Ein Passwort hat mindestens ${MIN_PASSWORD_LENGTH} Zeichen.`,
    'password-policy':
      'Dieses Passwort ist zu einfach. Nimm ein längeres mit Groß- und Kleinbuchstaben, Ziffern und Sonderzeichen.',
    'wrong-credentials': 'E-Mail oder Passwort stimmt nicht.',
    'wrong-password': 'Dieses Passwort stimmt nicht.',
    'not-created':
      'Damit konnte kein Konto angelegt werden. Falls du schon eins hast, melde dich an oder setz dein Passwort zurück.',
    'other-method':
      'Dein Konto meldet sich anders an. Bitte nimm deine E-Mail-Adresse und dein Passwort.',
    'wrong-google-account':
      'Das ist ein anderes Google-Konto. Bitte wähle das, das zu diesem Konto gehört.',
    'google-failed': 'Die Anmeldung mit Google hat nicht geklappt. Bitte versuch es noch einmal.',
    'account-disabled': 'Dieses Konto ist gesperrt.',
    'sign-in-ended': 'Deine Anmeldung ist abgelaufen. Bitte melde dich neu an.',
    'not-offered': 'Das geht im Moment nicht. Bitte versuch es anders oder später.',
    'too-many-attempts':
      'Zu viele Versuche. Bitte warte ein paar Minuten und versuch es dann noch einmal.',
    network: 'Der Server ist nicht erreichbar. Prüf deine Verbindung und versuch es noch einmal.',
    server: 'Der Server hat gerade ein Problem. Bitte versuch es in ein paar Minuten noch einmal.',
    'pending-changes': 'Einige Änderungen sind noch nicht in deinem Konto.',
    'other-account':
      'Auf diesem Gerät sind noch Änderungen eines anderen Kontos. Melde dich mit ihm an oder erst von ihm ab.',
    unknown: 'Etwas ist schiefgegangen. Bitte versuch es noch einmal.',
  },
};
