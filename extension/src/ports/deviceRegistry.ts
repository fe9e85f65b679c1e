import type { DeviceEvent, DeviceOutcome } from '../engine/event.ts';

/** The account's list of devices (SPEC V). Changes are for when there is a connection, and never reject. */
export interface DeviceRegistry {
  /** Tells of the list as the server has it until {@link DeviceRegistry.stop}; replaces what was followed before. */
  follow(uid: string, tell: (event: DeviceEvent) => void): void;
  stop(): void;
  /** Puts this device into the list. */
  register(uid: string, deviceId: string): Promise<DeviceOutcome>;
  /** Notes that this device is in use, if it is in the list. */
  refresh(uid: string, deviceId: string): Promise<DeviceOutcome>;
  rename(uid: string, deviceId: string, name: string): Promise<DeviceOutcome>;
  remove(uid: string, deviceId: string): Promise<DeviceOutcome>;
}
