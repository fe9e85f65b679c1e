/** Tests that run together, and by which name a mutant is reported that they notice. */
export type Stage = UnitStage | CommandStage;

/** Unit tests, by their paths from the root of the checkout, the likeliest to notice something first. */
export interface UnitStage {
  name: 'unit';
  tests: readonly string[];
}

/** What runs as a process of its own. */
export interface CommandStage {
  name: 'fuzz' | 'emulators';
  /** Arguments for Node. */
  args: readonly string[];
  env: Record<string, string>;
  /** What takes longer hangs. */
  limitMs: number;
}

/**
 * `mutations` breaks devices on purpose and looks for what notices it, which a mutant may do too; `lanes` is about how
 * histories are played; `hammer` is slow.
 */
const NOT_FUZZED = /\/(mutations|lanes|hammer)\.test\.ts$/;
const TEST = /\.test\.tsx?$/;
const MOCHA = ['node_modules/mocha/bin/mocha.js', '--bail'];
/** In one lane, as mutants are tried side by side. */
const FUZZ = { FUZZ_RUNS: '200', FUZZ_SEED: '20261126', FUZZ_LANES: '1' };
const FUZZ_MS = 300_000;
const EMULATORS_MS = 300_000;

/** What runs against a mutant of a file, given the files that reach it, the nearest first. The quickest first. */
export function stagesFor(file: string, reached: readonly string[], emulators: boolean): Stage[] {
  const tests = reached.filter((path) => TEST.test(path));
  const unit = tests.filter((test) => test.startsWith('tests/unit/'));
  const fuzz = tests.filter((test) => test.startsWith('tests/fuzz/') && !NOT_FUZZED.test(test));
  const hasEmulatorSuites = file.startsWith('functions/') || file.startsWith('protocol/');
  return [
    ...(unit.length > 0 ? [{ name: 'unit', tests: unit } as const] : []),
    ...(fuzz.length > 0 ? [fuzzStage(fuzz)] : []),
    ...(emulators && hasEmulatorSuites ? [emulatorStage()] : []),
  ];
}

function fuzzStage(tests: readonly string[]): CommandStage {
  return { name: 'fuzz', args: [...MOCHA, ...tests], env: FUZZ, limitMs: FUZZ_MS };
}

function emulatorStage(): CommandStage {
  const args = ['tools/test/run.ts', 'api', 'equality', 'clock', '--bail'];
  return { name: 'emulators', args, env: {}, limitMs: EMULATORS_MS };
}
