import { FakeStorage } from './fakeStorage.ts';

/** An event of Chrome's: what was given to `addListener`, and a way to have it happen. */
class StandInEvent<Values extends unknown[]> {
  readonly #listeners: ((...values: Values) => unknown)[] = [];

  addListener(listener: (...values: Values) => unknown): void {
    this.#listeners.push(listener);
  }

  /** Gives what the listeners return. */
  happen(...values: Values): unknown[] {
    return this.#listeners.map((listener) => listener(...values));
  }
}

/** The browser around an extension's worker, as far as that asks it for something. */
export class StandInChrome {
  readonly local = new FakeStorage();
  readonly alarmed = new StandInEvent<[{ name: string }]>();
  readonly connected = new StandInEvent<[StandInPort]>();
  readonly sent = new StandInEvent<[unknown, object, (answer: unknown) => void]>();
  readonly clicked = new StandInEvent<[]>();
  readonly changed = new StandInEvent<[object, string]>();
  readonly network = { online: new StandInEvent<[]>(), offline: new StandInEvent<[]>() };
  /** What the toolbar shows, and the addresses of tabs that were opened. */
  badge = '';
  readonly tabs: string[] = [];
  readonly alarms: [name: string, minutes: number][] = [];

  constructor() {
    this.local.onChanged.addListener((changes) => void this.changed.happen(changes, 'local'));
  }

  /** What the extension finds as `chrome`. */
  readonly api = {
    storage: { local: this.local, onChanged: this.changed },
    alarms: {
      create: async (name: string, { periodInMinutes }: { periodInMinutes: number }) =>
        void this.alarms.push([name, periodInMinutes]),
      onAlarm: this.alarmed,
    },
    runtime: {
      getURL: (path: string) => `chrome-extension://id/${path}`,
      getManifest: () => ({ version: '1.2.3' }),
      onConnect: this.connected,
      onMessage: this.sent,
    },
    action: {
      setBadgeText: async ({ text }: { text: string }) => {
        this.badge = text;
      },
      onClicked: this.clicked,
    },
    tabs: { create: async ({ url }: { url: string }) => void this.tabs.push(url) },
    i18n: {
      getUILanguage: () => 'de',
      getMessage: (_: string, parts: string[]) => parts.join(' auf '),
    },
    identity: {
      getRedirectURL: () => 'https://id.chromiumapp.org/',
      launchWebAuthFlow: async () => undefined as string | undefined,
    },
  };

  /** Sends what a tab would, and gives the answer. */
  ask(message: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const [staysOpen] = this.sent.happen(message, {}, resolve);
      if (staysOpen !== true) reject(new Error('The answer would not arrive'));
    });
  }
}

/** A tab's port, as the worker has it. */
export class StandInPort {
  readonly heard: unknown[] = [];
  readonly onMessage = new StandInEvent<[unknown]>();
  readonly onDisconnect = new StandInEvent<[]>();
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  postMessage(message: unknown): void {
    this.heard.push(message);
  }
}
