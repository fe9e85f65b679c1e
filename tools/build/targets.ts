/** Something `npm run build` makes, and what it is made from. */
export interface BuildTarget {
  name: string;
  /** Paths from the root of the checkout. */
  inputs: readonly string[];
  /** The file whose age shows whether the target is up to date. */
  output: string;
  /** Arguments for npm. */
  command: readonly string[];
}

const SHARED_INPUTS = ['protocol/src', 'package-lock.json'];

/** The Cloud Functions, bundled. */
export const FUNCTIONS_BUNDLE: BuildTarget = {
  name: 'functions',
  inputs: [
    ...SHARED_INPUTS,
    'functions/src',
    'functions/package.json',
    'tools/build/buildFunctions.ts',
    'tools/build/functionsBuild.ts',
    'tools/build/workspaceLock.ts',
  ],
  output: 'functions/lib/index.js',
  command: ['run', 'build', '--workspace=functions'],
};

/** The simulator's page, as Hosting has it. */
export const SIMULATOR_PAGE: BuildTarget = {
  name: 'simulator',
  inputs: [
    ...SHARED_INPUTS,
    'extension/src',
    'functions/src',
    'tests/fakes',
    'tests/simulator',
    'tools/build/buildSimulator.ts',
    'tools/build/simulatorBuild.ts',
    'tools/replay',
  ],
  output: 'public/simulator/simulator.js',
  command: ['run', 'build:simulator'],
};

/** The extension as tests, tour and `npm start` load it: with the permissions that the emulators need. */
export const EXTENSION_EMULATOR_BUILD: BuildTarget = {
  name: 'extension',
  inputs: [
    ...SHARED_INPUTS,
    'extension/src',
    'extension/static',
    'extension/webpack',
    'extension/webpack.config.ts',
    'extension/package.json',
  ],
  output: 'extension/dist/serviceWorker.js',
  command: ['run', 'build', '--workspace=extension'],
};
