/** Which implementation of the emulator suite runs: fireemu from npm, or the suite of firebase-tools. */
export type EmulatorFlavor = 'embedded' | 'official';

/** The services a run can be limited to. */
export const SERVICES = ['auth', 'firestore', 'functions', 'hosting'] as const;
export type EmulatorService = (typeof SERVICES)[number];

/** What runs unless other services are asked for: what both flavors have. */
export const DEFAULT_SERVICES: readonly EmulatorService[] = ['auth', 'firestore', 'functions'];

/** Every port one run listens on; each is chosen free unless it was asked for. */
export const PORT_NAMES = [
  'auth',
  'firestore',
  'functions',
  'hosting',
  'ui',
  'hub',
  'logging',
  'eventarc',
  'tasks',
  'firestoreWebsocket',
] as const;
export type PortName = (typeof PORT_NAMES)[number];
export type EmulatorPorts = Record<PortName, number>;

/** What `startEmulators` takes; everything has a default. */
export interface EmulatorOptions {
  /** Default `embedded`; where there is no binary for this platform, `official` with a notice through `onLog`. */
  flavor?: EmulatorFlavor | undefined;
  /** Default {@link DEFAULT_SERVICES}; only the official suite has `hosting`. */
  services?: readonly EmulatorService[] | undefined;
  /** Ports that must be used; the others are chosen free. */
  ports?: Partial<EmulatorPorts> | undefined;
  /** An emulator export to start from; without it the suite starts empty. */
  importFrom?: string | undefined;
  /** Whether the official suite starts its UI, which it downloads first. The embedded one always has it. */
  ui?: boolean | undefined;
  /** Embedded only. `strict` refuses what production would refuse, such as tokens of unknown users. */
  profile?: 'emulator' | 'strict' | undefined;
  /** Embedded only. An ISO time at which the clock stands until the control API moves it; without it the clock runs. */
  clockStart?: string | undefined;
  /** Called with each line the suite prints. */
  onLog?: ((line: string) => void) | undefined;
  /** The folder with firebase.json, firestore.rules and functions/; default is this checkout. */
  projectDir?: string | undefined;
}

/** How the suite's process ended. */
export interface EmulatorExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A suite that is up and answers on all its ports. */
export interface RunningEmulators {
  flavor: EmulatorFlavor;
  services: readonly EmulatorService[];
  ports: EmulatorPorts;
  /** `host:port` */
  firestoreHost: string;
  /** `host:port` */
  authHost: string;
  /** `http://host:port/PROJECT/REGION`; add `/NAME` to call a function. */
  functionsUrl: string;
  /** The base of the sync API, ending in `/api/v1`. */
  apiUrl: string;
  /** The site, its `/api/v1` included; it answers only where `hosting` runs. */
  hostingUrl: string;
  /** The emulators' UI; the official suite answers here only when `ui` was asked for. */
  uiUrl: string;
  hubUrl: string;
  /** fireemu's control API (virtual clock, faults, schedules), ending in `/v1`; null in the official suite. */
  controlUrl: string | null;
  /** What the control API takes as bearer token; null in the official suite. */
  controlToken: string | null;
  /** The variables that point SDKs, tests and commands at this run. */
  env: Record<string, string>;
  /** Settles when the suite has ended, by `stop()` or by itself. */
  exited: Promise<EmulatorExit>;
  /** The last lines the suite printed, for error messages. */
  recentLog(): string;
  /** Writes Auth and Firestore as an emulator export, which `importFrom` reads. */
  exportTo(directory: string): Promise<void>;
  /** Ends every process of this run and removes its temporary files; harmless when called again. */
  stop(): Promise<void>;
}
