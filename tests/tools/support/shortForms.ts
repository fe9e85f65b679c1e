/** The quickest way to run an npm script from start to end, and the outcome that proves it. */
export interface ShortForm {
  args?: readonly string[];
  env?: Record<string, string>;
  /** The text in its output at which the test asks it to stop. */
  stopAt?: string;
  /** The exit codes it may end with. */
  codes: readonly number[];
  /** The end of its output. */
  out?: RegExp;
  err?: RegExp;
}

/** By the script's name; later ones use what earlier ones have built. A text is the reason for not running a script. */
export const SHORT_FORMS: Record<string, ShortForm | string> = {
  bootstrap: { codes: [0] },
  build: { codes: [0], out: /serviceWorker compiled successfully\n$/ },
  'build:simulator': { codes: [0] },
  sim: { stopAt: 'Ctrl-C stops it.', codes: [0] },
  start: {
    env: { DISPLAY: '', WAYLAND_DISPLAY: '' },
    stopAt: 'Ctrl-C stops everything.',
    codes: [0],
  },
  tour: { env: { CHROME_PATH: '/nowhere' }, codes: [1], err: /Step 3.*CHROME_PATH/ },
  emulators: {
    args: ['--empty', '--only', 'auth', '--', 'echo', 'ran'],
    codes: [0],
    out: /ran\n$/,
  },
  // 1 in a checkout below a folder that others may write, such as /tmp: fireemu exports nothing there.
  seed: { codes: [0, 1], out: /^(The demo data is in .*\n)?$/ },
  package: { env: noSettings(), codes: [1], err: /DAYBOOK_API_URL is missing/ },
  test: { args: ['nowhere'], codes: [2], err: /No suite "nowhere"/ },
  'test:unit': { args: ['--grep', '^zipFiles'], codes: [0], out: /\n2 passed, 0 failed\n$/ },
  'test:watch': {
    args: ['--grep', '^zipFiles'],
    stopAt: 'Waiting for file changes',
    codes: [0],
    out: /2 passing/,
  },
  check: 'is the four below',
  'check:types': 'is tsc alone',
  'check:style': 'is Biome alone',
  types: 'is openapi-typescript alone',
  fix: 'is Biome alone',
  replay: { codes: [2], err: /^npm run replay -- FILE/ },
  mutate: { args: ['--jobs', '9'], codes: [2], err: /^npm run mutate -- / },
  'check:layers': { codes: [0], out: /\d+ files, 0 violations\n$/ },
  'check:spec': { codes: [0], out: /^SPEC: \d+ rules, 0 problems\n$/ },
  // Benchmarks end the same way, but measure for minutes first.
  bench: { codes: [2], err: /^npm run bench -- NAME/ },
};

/** For every script that runs tests: they share one entry file. */
const ANY_SUITE: ShortForm = { args: ['nowhere'], codes: [2], err: /No suite "nowhere"/ };

/** The short form of a script, given its command; undefined for one that needs an entry here. */
export function shortFormOf(name: string, command: string): ShortForm | string | undefined {
  return SHORT_FORMS[name] ?? (command.includes('tools/test/run.ts ') ? ANY_SUITE : undefined);
}

function noSettings(): Record<string, string> {
  const names = ['FIREBASE_PROJECT_ID', 'FIREBASE_API_KEY', 'FIREBASE_APP_ID', 'API_URL'];
  return Object.fromEntries(names.map((name) => [`DAYBOOK_${name}`, '']));
}
