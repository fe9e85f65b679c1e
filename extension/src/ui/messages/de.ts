import type { Messages } from './en.ts';

export const de: Messages = {
  newTab: 'Neuer Tab',
  greeting: {
    morning: 'Guten Morgen',
    afternoon: 'Guten Tag',
    evening: 'Guten Abend',
  },
  todos: {
    heading: 'Aufgaben',
    progress: (done, all) => `${done} von ${all} erledigt`,
    newTodo: 'Neue Aufgabe',
    placeholder: 'Was ist zu tun?',
    add: 'Aufgabe hinzufügen',
    title: 'Titel',
    edit: (title) => `${title} bearbeiten`,
    remove: (title) => `${title} löschen`,
    added: (title) => `„${title}“ hinzugefügt`,
    removed: (title) => `„${title}“ gelöscht`,
    undo: 'Rückgängig',
    dismiss: 'Schließen',
    empty: 'Noch nichts zu tun',
    emptyHint: 'Schreib oben deine erste Aufgabe und drück die Eingabetaste.',
    titleEmpty: 'Eine Aufgabe braucht einen Titel.',
    titleTooLong: (length, max) =>
      `Ein Titel kann bis zu ${max} Zeichen haben; dieser hat ${length}.`,
    notSaved: 'Das konnte auf diesem Gerät nicht gespeichert werden. Bitte versuch es noch einmal.',
  },
  sync: {
    heading: 'Synchronisierung',
    label: (description) => `Sync-Status: ${description}`,
    word: {
      'signed-out': 'Nicht angemeldet',
      free: 'Auf diesem Gerät',
      paused: 'Pausiert',
      'first-pull': 'Daten werden geholt',
      syncing: 'Wird synchronisiert',
      synced: 'Synchronisiert',
      offline: 'Offline',
      'sign-in-again': 'Neu anmelden',
      'update-required': 'Daybook aktualisieren',
      attention: 'Bitte ansehen',
    },
    meaning: {
      'signed-out':
        'Deine Aufgaben sind nur auf diesem Gerät. Melde dich an, um sie auch auf deinen anderen zu haben.',
      free: 'Deine Aufgaben sind auf diesem Gerät. Mit Daybook Pro kommen sie auf deine anderen Geräte mit.',
      paused:
        'Dein Pro-Abo ist abgelaufen. Auf diesem Gerät bleibt alles erhalten, und nach einer Verlängerung geht es weiter.',
      'first-pull': 'Dieses Gerät holt zum ersten Mal deine Daten.',
      syncing: 'Deine letzten Änderungen sind auf dem Weg in dein Konto.',
      synced: 'Dein Konto hat alles, was auf diesem Gerät ist.',
      offline:
        'Mach ruhig weiter: Änderungen bleiben hier und werden gesendet, sobald du wieder online bist.',
      'sign-in-again':
        'Deine Anmeldung ist abgelaufen. Auf diesem Gerät bleibt alles erhalten, und nach einer Anmeldung mit diesem Konto geht es weiter.',
      'update-required':
        'Ein neueres Daybook auf einem anderen Gerät hat einen Teil deiner Daten geschrieben. Hier bleibt alles erhalten; aktualisiere Daybook, damit es weitergeht.',
    },
    attention: {
      'server-refuses':
        'Der Server nimmt gerade keine Änderungen an. Sie bleiben hier, und Daybook versucht es weiter.',
      'item-refused':
        'Einer deiner Einträge ist ungültig und bleibt darum auf diesem Gerät. Alles andere wird synchronisiert.',
      stuck:
        'Du bist online, aber seit einer Minute bewegt sich nichts. Deine Änderungen bleiben hier, und Daybook versucht es weiter.',
    },
    pending: (count) => `${count} ausstehend`,
    lastSynced: (time) => `Zuletzt synchronisiert: ${time}`,
    syncNow: 'Jetzt synchronisieren',
  },
  account: {
    email: 'E-Mail',
    password: 'Passwort',
    signIn: 'Anmelden',
    signingIn: 'Anmeldung läuft…',
    account: 'Konto',
    signOut: 'Abmelden',
    signingOut: 'Abmeldung läuft…',
    cancel: 'Abbrechen',
    signOutAnyway: 'Abmelden und verwerfen',
    unsentWarning: (count) =>
      count === 1
        ? 'Eine Änderung ist noch nicht in deinem Konto. Beim Abmelden geht sie endgültig verloren.'
        : `${count} Änderungen sind noch nicht in deinem Konto. Beim Abmelden gehen sie endgültig verloren.`,
    failure: {
      'wrong-credentials': 'E-Mail oder Passwort stimmt nicht.',
      'too-many-attempts':
        'Zu viele Versuche. Bitte warte ein paar Minuten und versuch es dann noch einmal.',
      network: 'Der Server ist nicht erreichbar. Prüf deine Verbindung und versuch es noch einmal.',
      'pending-changes': 'Einige Änderungen sind noch nicht in deinem Konto.',
      'other-account':
        'Auf diesem Gerät sind noch Änderungen eines anderen Kontos. Melde dich mit ihm an oder erst von ihm ab.',
      unknown: 'Etwas ist schiefgegangen. Bitte versuch es noch einmal.',
    },
  },
};
