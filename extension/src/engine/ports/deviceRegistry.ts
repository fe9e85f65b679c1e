import type { RegisteredDevice } from '../../shared/devices.ts';
import type { DeviceOutcome } from '../contract/event.ts';

/** The account's list of devices (SPEC V), for when there is a connection. Never rejects. */
export interface DeviceRegistry {
  /** The list as the server has it, with this device wherever it is in it; null where it can't be had now (SPEC V8). */
  read(uid: string, deviceId: string): Promise<RegisteredDevice[] | null>;
  /** Puts this device into the list; those that were unseen the longest give way to it (SPEC V8). */
  register(uid: string, deviceId: string): Promise<DeviceOutcome>;
  /** Notes that this device is in use, if it is in the list. */
  refresh(uid: string, deviceId: string): Promise<DeviceOutcome>;
  rename(uid: string, deviceId: string, name: string): Promise<DeviceOutcome>;
  remove(uid: string, deviceId: string): Promise<DeviceOutcome>;
}
