import type { DeviceFields } from '@daybook/protocol';
import { KEYS } from './keys.ts';
import { type Fields, hasShape, soundElements } from './shape.ts';

/** A device of the account, as the server has it (SPEC V1). */
export interface RegisteredDevice extends DeviceFields {
  id: string;
  /** By the server's clock, ms. */
  lastSeenAt: number;
}

export interface KnownDevice extends RegisteredDevice {
  isThisDevice: boolean;
}

/** The account's devices as they are stored. */
export function readDevices(raw: Fields): readonly KnownDevice[] {
  return soundElements(raw[KEYS.devices], isKnownDevice);
}

export function isKnownDevice(stored: unknown): stored is KnownDevice {
  const texts = { id: 'string', name: 'string', platform: 'string', appVersion: 'string' } as const;
  return hasShape(stored, { ...texts, lastSeenAt: 'number', isThisDevice: 'boolean' });
}
