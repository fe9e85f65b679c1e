import type { PanelTexts } from './en.ts';

export const panelDe: PanelTexts = {
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
    'deleting-account': 'Konto wird gelöscht',
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
    'deleting-account':
      'Dein Konto wird mit allen Daten gelöscht. Das geht von selbst weiter, bis der Server es getan hat.',
  },
  updateRequired: (dataTypes) =>
    `Ein neueres Daybook auf einem anderen Gerät hat einen Teil deiner Daten geschrieben: ${dataTypes}. Hier bleibt alles erhalten; aktualisiere Daybook, damit es weitergeht.`,
  attention: {
    'server-refuses':
      'Der Server nimmt gerade keine Änderungen an. Sie bleiben hier, und Daybook versucht es weiter.',
    'item-refused':
      'Das Folgende lässt sich nicht synchronisieren: Es ist zu groß oder ungültig und bleibt auf diesem Gerät. Kürze oder lösche es; alles andere wird synchronisiert.',
    'deletion-refused':
      'Der Server hat dein Konto nicht gelöscht. Auf diesem Gerät bleibt alles erhalten; bitte versuch es noch einmal.',
    'storage-full':
      'Der Speicher dieses Geräts ist voll, darum kommt Daybook mit deinen letzten Änderungen nicht weiter. Bitte schaff auf dem Gerät Platz; dann geht es von selbst weiter.',
    'storage-failed':
      'Der Browser kann für Daybook gerade nichts speichern, darum warten deine letzten Änderungen. Daybook versucht es weiter; wenn das so bleibt, starte bitte den Browser neu.',
    fault:
      'In Daybook ist etwas schiefgegangen. Es hat die Synchronisierung von selbst neu begonnen, und deine Änderungen bleiben hier. Wenn das so bleibt, kopiere die Diagnose und sende sie uns.',
    stuck:
      'Du bist online, aber seit einer Minute bewegt sich nichts. Deine Änderungen bleiben hier, und Daybook versucht es weiter.',
  },
  quotaReached: {
    items: (dataType, limit) =>
      `Dein Konto ist voll (${dataType}): Mehr als ${limit} Einträge gehen nicht. Das Folgende bleibt auf diesem Gerät und wird von selbst synchronisiert, sobald du andere löschst; alles Übrige wird synchronisiert.`,
    megabytes: (dataType, limit) =>
      `Dein Konto ist voll (${dataType}): Mehr als ${limit} MB gehen nicht. Das Folgende bleibt auf diesem Gerät und wird von selbst synchronisiert, sobald du andere löschst; alles Übrige wird synchronisiert.`,
  },
  others: 'und andere',
  pending: (count) => `${count} ausstehend`,
  lastSynced: (time) => `Zuletzt synchronisiert: ${time}`,
  syncNow: 'Jetzt synchronisieren',
  accountDeleted: 'Dein Konto und alle seine Daten sind gelöscht.',
};
