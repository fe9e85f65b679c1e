import { isolated } from '../../../text/isolated.ts';
import type { DeviceTexts } from './en.ts';

export const deviceDe: DeviceTexts = {
  heading: 'Geräte',
  thisDevice: 'Dieses Gerät',
  lastSeen: (time) => `Zuletzt gesehen: ${time}`,
  renameDevice: (name) => `${isolated(name)} umbenennen`,
  removeDevice: (name) => `${isolated(name)} entfernen`,
  name: 'Gerätename',
  nameProblem: (max) => `Ein Name hat 1 bis ${max} Zeichen, darunter sichtbare.`,
  save: 'Speichern',
  saving: 'Wird gespeichert…',
  removeQuestion: (name) =>
    `${isolated(name)} entfernen? Das Gerät sendet noch, was es nicht gesendet hat, meldet sich dann ab und löscht seine Kopie deiner Daten.`,
  remove: 'Entfernen',
  removing: 'Wird entfernt…',
};
