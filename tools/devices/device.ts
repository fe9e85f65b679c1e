import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Worker } from 'playwright-core';
import { copyExtension, EXTENSION_BUILD } from './copyExtension.ts';
import { type DeviceEndpoints, DeviceNetwork } from './deviceNetwork.ts';
import { extensionWorker, stopWorker } from './extensionWorker.ts';
import { type ChromiumOptions, launchChromium } from './launchChromium.ts';
import { type NewTabPage, openNewTab } from './newTabPage.ts';
import type { SharedChromium } from './sharedChromium.ts';

/** What a device is made of; only the services must be said. */
export interface DeviceOptions
  extends Pick<ChromiumOptions, 'headless' | 'colorScheme' | 'windowSize' | 'windowPosition'> {
  /** The services it talks to, such as running or attached emulators. */
  services: DeviceEndpoints;
  /** A running browser that other devices use too; without it the device has a browser and a profile of its own. */
  shared?: SharedChromium | undefined;
  /** Lets people sign in with Google; what answers there is up to the caller. */
  googleClientId?: string | undefined;
  /** How many items a type may have; default is what it is in the field. */
  maxItemsPerType?: number | undefined;
  /** An unpacked emulator build of the extension; default is extension/dist. */
  extensionDir?: string | undefined;
  /** The name by which it reaches the API on this machine: with `localhost` the extension has no permission for it, as in production. */
  apiName?: string | undefined;
  /** Added to each direction of its network, in ms; default 0. */
  latencyMs?: number | undefined;
}

/** Starts a device: its own copy of the extension with its own network, in its own Chromium or in a shared one. */
export async function launchDevice(options: DeviceOptions): Promise<Device> {
  const home = await mkdtemp(join(tmpdir(), 'daybook-device-'));
  const network = await DeviceNetwork.start(options.services, options.latencyMs);
  const apiUrl = new URL(network.endpoints.apiUrl);
  apiUrl.hostname = options.apiName ?? apiUrl.hostname;
  const device = new Device(home, network, options);
  try {
    await copyExtension(
      options.extensionDir ?? EXTENSION_BUILD,
      device.extensionDir,
      { ...network.endpoints, apiUrl: apiUrl.href },
      { googleClientId: options.googleClientId, maxItemsPerType: options.maxItemsPerType },
    );
    await device.open();
    return device;
  } catch (error) {
    await device.remove();
    throw error;
  }
}

interface RunningBrowser {
  context: BrowserContext;
  /** Of the device's extension; absent where the browser has no other. */
  origin?: string | undefined;
  end(): Promise<void>;
}

/** A computer of one person, with nothing on it but a browser and the extension. */
export class Device {
  readonly network: DeviceNetwork;
  /** The extension that this device has loaded; the same for the device's whole life, and so its id. */
  readonly extensionDir: string;
  readonly #home: string;
  readonly #options: DeviceOptions;
  #browser: RunningBrowser | null = null;

  /** Use `launchDevice`. */
  constructor(home: string, network: DeviceNetwork, options: DeviceOptions) {
    this.#home = home;
    this.#options = options;
    this.network = network;
    this.extensionDir = join(home, 'extension');
  }

  /** The running browser; throws while it is closed. */
  get context(): BrowserContext {
    return this.#running.context;
  }

  get #running(): RunningBrowser {
    if (this.#browser === null) throw new Error('The device’s browser is closed');
    return this.#browser;
  }

  /** Opens a new tab as a person does, and waits until it is painted. */
  async newTab(): Promise<NewTabPage> {
    const { context, origin } = this.#running;
    return openNewTab(context, origin && `${origin}/newTab.html`);
  }

  /** The extension's service worker, as soon as it runs. Being attached to it keeps it from falling asleep. */
  async worker(): Promise<Worker> {
    const { context, origin } = this.#running;
    return extensionWorker(context, origin);
  }

  /** Ends the service worker at once, as the browser does when it wants its memory. */
  async killWorker(): Promise<void> {
    const { context, origin } = this.#running;
    await stopWorker(context, origin);
  }

  /** Closes the browser; profile and network stay. */
  async close(): Promise<void> {
    if (this.#options.shared) throw new Error('A shared browser can’t be closed for one device');
    await this.#end();
  }

  /** Opens the browser with the profile it had, closing it first if it is open. */
  async relaunch(): Promise<void> {
    await this.close();
    await this.open();
  }

  /** Use `launchDevice`, or {@link Device.relaunch} after it. */
  async open(): Promise<void> {
    const { shared } = this.#options;
    this.#browser = shared ? await this.#openIn(shared) : await this.#openOwn();
  }

  async #openIn({ context, load, unload }: SharedChromium): Promise<RunningBrowser> {
    const id = await load(this.extensionDir);
    return { context, origin: `chrome-extension://${id}`, end: () => unload(id) };
  }

  async #openOwn(): Promise<RunningBrowser> {
    const profileDir = join(this.#home, 'profile');
    const { extensionDir } = this;
    const context = await launchChromium({ ...this.#options, profileDir, extensionDir });
    return { context, end: () => context.close() };
  }

  async #end(): Promise<void> {
    const browser = this.#browser;
    this.#browser = null;
    await browser?.end();
  }

  /** Ends everything of the device and deletes its files. */
  async remove(): Promise<void> {
    try {
      await this.#end();
    } finally {
      await this.network.close();
      await rm(this.#home, { recursive: true, force: true, maxRetries: 5 });
    }
  }
}
