import { MIN_PASSWORD_LENGTH } from '../../../shared/credentials.ts';
import type { FormTexts } from './en.ts';

export const formDe: FormTexts = {
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
    'account-disabled':
      'Dieses Konto ist gesperrt. Wenn du das für einen Fehler hältst, schreib uns bitte.',
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
