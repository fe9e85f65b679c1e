import { newUser, type User } from '../../../tools/clients/users.ts';
import { type Device, type DeviceOptions, launchDevice } from '../../../tools/devices/device.ts';
import type { NewTabPage } from '../../../tools/devices/newTabPage.ts';
import {
  launchSharedChromium,
  type SharedChromium,
} from '../../../tools/devices/sharedChromium.ts';
import { attachedEmulators } from '../../../tools/emulators/environment.ts';

/** A device with its new tab open. */
export interface OpenDevice {
  device: Device;
  tab: NewTabPage;
}

/** What a test needs of a device beyond the default. */
export interface DeviceNeeds
  extends Pick<DeviceOptions, 'googleClientId' | 'maxItemsPerType' | 'extensionDir' | 'apiName'> {
  /** Where the API is; else that of the emulators. */
  apiUrl?: string;
  /** A browser and a profile of its own, that can be closed and opened again; else one that all tests use. */
  ownBrowser?: boolean;
}

/** A person's devices for one test; all are gone when it ends, whether it passed or not. */
export class People {
  readonly #devices: Device[] = [];
  #shared: Promise<SharedChromium> | null = null;

  /** Each test gets a user of its own, so that no test sees another's data. */
  async user(claims?: object): Promise<User> {
    return newUser(claims);
  }

  /** A device on which nobody is signed in. */
  async device({ ownBrowser = false, apiUrl, ...needs }: DeviceNeeds = {}): Promise<OpenDevice> {
    const shared = ownBrowser ? undefined : await this.#sharedBrowser();
    const emulators = attachedEmulators();
    const services = { ...emulators, apiUrl: apiUrl ?? emulators.apiUrl };
    const device = await launchDevice({ services, shared, ...needs });
    this.#devices.push(device);
    return { device, tab: await device.newTab() };
  }

  /** A device on which `user` is signed in and everything is synced. */
  async syncedDevice({ email, password }: User, needs: DeviceNeeds = {}): Promise<OpenDevice> {
    const open = await this.device(needs);
    await open.tab.signIn(email, password);
    await open.tab.waitForStatus('synced');
    return open;
  }

  async removeDevices(): Promise<void> {
    await Promise.all(this.#devices.splice(0).map((device) => device.remove()));
  }

  async closeBrowser(): Promise<void> {
    const shared = await this.#shared;
    this.#shared = null;
    await shared?.close();
  }

  #sharedBrowser(): Promise<SharedChromium> {
    this.#shared ??= launchSharedChromium();
    return this.#shared;
  }
}

/** Gives each test of a `describe` its people. */
export function usePeople(): People {
  const people = new People();
  afterEach(() => people.removeDevices());
  after(() => people.closeBrowser());
  return people;
}
