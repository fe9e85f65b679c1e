import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Worker } from 'playwright-core';
import { copyExtension, EXTENSION_BUILD } from './copyExtension.ts';
import { type DeviceEndpoints, DeviceNetwork } from './deviceNetwork.ts';
import { extensionWorker, stopWorker } from './extensionWorker.ts';
import { type ChromiumOptions, launchChromium } from './launchChromium.ts';
import { type NewTabPage, openNewTab } from './newTabPage.ts';

/** What a device is made of; only the services must be said. */
export interface DeviceOptions
  extends Pick<ChromiumOptions, 'headless' | 'colorScheme' | 'windowSize' | 'windowPosition'> {
  /** The services it talks to, such as running or attached emulators. */
  services: DeviceEndpoints;
  /** Lets people sign in with Google; what answers there is up to the caller. */
  googleClientId?: string | undefined;
  /** An unpacked emulator build of the extension; default is extension/dist. */
  extensionDir?: string | undefined;
  /** Added to each direction of its network, in ms; default 0. */
  latencyMs?: number | undefined;
}

/** Starts a device: a Chromium with its own profile, its own copy of the extension and its own network. */
export async function launchDevice(options: DeviceOptions): Promise<Device> {
  const home = await mkdtemp(join(tmpdir(), 'daybook-device-'));
  const network = await DeviceNetwork.start(options.services, options.latencyMs);
  const device = new Device(home, network, options);
  try {
    await copyExtension(
      options.extensionDir ?? EXTENSION_BUILD,
      device.extensionDir,
      network.endpoints,
      { googleClientId: options.googleClientId },
    );
    await device.relaunch();
    return device;
  } catch (error) {
    await device.remove();
    throw error;
  }
}

/** A computer of one person, with nothing on it but a browser and the extension. */
export class Device {
  readonly network: DeviceNetwork;
  /** The extension that this device has loaded; the same for the device's whole life, and so its id. */
  readonly extensionDir: string;
  readonly #home: string;
  readonly #options: DeviceOptions;
  #context: BrowserContext | null = null;

  /** Use `launchDevice`. */
  constructor(home: string, network: DeviceNetwork, options: DeviceOptions) {
    this.#home = home;
    this.#options = options;
    this.network = network;
    this.extensionDir = join(home, 'extension');
  }

  /** The running browser; throws while it is closed. */
  get context(): BrowserContext {
    if (this.#context === null) throw new Error('The device’s browser is closed');
    return this.#context;
  }

  /** Opens a new tab as a person does, and waits until it is painted. */
  async newTab(): Promise<NewTabPage> {
    return openNewTab(this.context);
  }

  /** The extension's service worker, as soon as it runs. Being attached to it keeps it from falling asleep. */
  async worker(): Promise<Worker> {
    return extensionWorker(this.context);
  }

  /** Ends the service worker at once, as the browser does when it wants its memory. */
  async killWorker(): Promise<void> {
    await stopWorker(this.context);
  }

  /** Closes the browser; profile and network stay. */
  async close(): Promise<void> {
    const context = this.#context;
    this.#context = null;
    await context?.close();
  }

  /** Opens the browser with the profile it had, closing it first if it is open. */
  async relaunch(): Promise<void> {
    await this.close();
    this.#context = await launchChromium({
      ...this.#options,
      profileDir: join(this.#home, 'profile'),
      extensionDir: this.extensionDir,
    });
  }

  /** Ends everything of the device and deletes its files. */
  async remove(): Promise<void> {
    try {
      await this.close();
    } finally {
      await this.network.close();
      await rm(this.#home, { recursive: true, force: true, maxRetries: 5 });
    }
  }
}
