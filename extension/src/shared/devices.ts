import type { DeviceFields } from '@daybook/protocol';

/** A device of the account, as the server has it (SPEC V1). */
export interface RegisteredDevice extends DeviceFields {
  id: string;
  /** By the server's clock, ms. */
  lastSeenAt: number;
}

export interface KnownDevice extends RegisteredDevice {
  isThisDevice: boolean;
}
