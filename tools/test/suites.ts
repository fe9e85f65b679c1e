import {
  type BuildTarget,
  EXTENSION_EMULATOR_BUILD,
  FUNCTIONS_BUNDLE,
  SIMULATOR_PAGE,
} from '../build/targets.ts';
import type { EmulatorService } from '../emulators/types.ts';

/** A folder under tests/ and what its tests need around them. */
export interface Suite {
  name: string;
  builds: readonly BuildTarget[];
  /** Lanes run side by side, the suites of one lane one after the other. */
  lane: 'code' | 'services' | 'browser';
  /** How many processes share its files. */
  jobs?: number;
  /** The files that start first, as the others together end before them. */
  longest?: readonly string[];
  /** How long a test may take where mocha's own limit is too short. */
  timeoutMs?: number;
  /** The emulators the whole suite runs in, or null where it needs none. */
  emulators: {
    services: readonly EmulatorService[];
    profile: 'emulator' | 'strict';
    withDemoData: boolean;
    /** Where its clock stands until a test moves it; without it time goes by itself. */
    clockStart?: string;
  } | null;
}

/** In the order they are shown, and run within their lane: the quickest to fail first. */
export const SUITES: readonly Suite[] = [
  { name: 'unit', lane: 'code', builds: [], emulators: null },
  // Its tests start emulators of their own.
  { name: 'tools', lane: 'code', builds: [FUNCTIONS_BUNDLE, SIMULATOR_PAGE], emulators: null },
  {
    name: 'rules',
    lane: 'services',
    builds: [],
    // The mock tokens of rules-unit-testing name users that don't exist, which `strict` refuses.
    emulators: { services: ['auth', 'firestore'], profile: 'emulator', withDemoData: false },
  },
  {
    name: 'api',
    lane: 'services',
    builds: [FUNCTIONS_BUNDLE],
    emulators: {
      services: ['auth', 'firestore', 'functions'],
      profile: 'strict',
      withDemoData: false,
    },
  },
  {
    name: 'equality',
    lane: 'services',
    builds: [FUNCTIONS_BUNDLE],
    // As for the rules: its tokens are made by hand.
    emulators: {
      services: ['auth', 'firestore', 'functions'],
      profile: 'emulator',
      withDemoData: false,
    },
  },
  {
    name: 'clock',
    lane: 'services',
    builds: [FUNCTIONS_BUNDLE],
    emulators: {
      services: ['auth', 'firestore', 'functions'],
      profile: 'strict',
      withDemoData: false,
      // Ahead of every machine's own clock, by which the functions check that a token hasn't expired.
      clockStart: '2040-01-01T00:00:00Z',
    },
  },
  { name: 'fuzz', lane: 'code', builds: [], emulators: null },
  {
    name: 'e2e',
    lane: 'browser',
    // Its tests wait more than they compute.
    jobs: 3,
    longest: ['offline.test.ts', 'trouble.test.ts'],
    builds: [FUNCTIONS_BUNDLE, EXTENSION_EMULATOR_BUILD],
    // A limit for what hangs: browsers start and networks come back in their own time.
    timeoutMs: 300_000,
    emulators: {
      services: ['auth', 'firestore', 'functions'],
      profile: 'strict',
      withDemoData: true,
    },
  },
];
