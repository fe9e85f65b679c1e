import { isolated } from '../../../text/isolated.ts';
export const deviceEn = {
  heading: 'Devices',
  thisDevice: 'This device',
  lastSeen: (time: string) => `Last seen ${time}`,
  renameDevice: (name: string) => `Rename ${isolated(name)}`,
  removeDevice: (name: string) => `Remove ${isolated(name)}`,
  name: 'Device name',
  nameProblem: (max: number) => `A name has 1 to ${max} characters, and some that can be seen.`,
  save: 'Save',
  saving: 'Saving…',
  removeQuestion: (name: string) =>
    `Remove ${isolated(name)}? It sends what it has not sent yet, then signs out and deletes its copy of your data.`,
  remove: 'Remove',
  removing: 'Removing…',
};

export type DeviceTexts = typeof deviceEn;
