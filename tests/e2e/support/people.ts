import { newUser, type User } from '../../../tools/clients/users.ts';
import { type Device, type DeviceOptions, launchDevice } from '../../../tools/devices/device.ts';
import type { NewTabPage } from '../../../tools/devices/newTabPage.ts';
import { attachedEmulators } from '../../../tools/emulators/environment.ts';

/** A device with its new tab open. */
export interface OpenDevice {
  device: Device;
  tab: NewTabPage;
}

/** A person's devices for one test; all are gone when it ends, whether it passed or not. */
export class People {
  readonly #devices: Device[] = [];

  /** Each test gets a user of its own, so that no test sees another's data. */
  async user(claims?: object): Promise<User> {
    return newUser(claims);
  }

  /** A device on which nobody is signed in. */
  async device(options: Partial<DeviceOptions> = {}): Promise<OpenDevice> {
    const device = await launchDevice({ services: attachedEmulators(), ...options });
    this.#devices.push(device);
    return { device, tab: await device.newTab() };
  }

  /** A device on which `user` is signed in and everything is synced. */
  async syncedDevice({ email, password }: User): Promise<OpenDevice> {
    const open = await this.device();
    await open.tab.signIn(email, password);
    await open.tab.waitForStatus('synced');
    return open;
  }

  async removeDevices(): Promise<void> {
    await Promise.all(this.#devices.splice(0).map((device) => device.remove()));
  }
}

/** Gives each test of a `describe` its people. */
export function usePeople(): People {
  const people = new People();
  afterEach(() => people.removeDevices());
  return people;
}
