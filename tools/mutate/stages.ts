/** Tests that run together, and by which name a mutant is reported that they notice. */
export interface Stage {
  name: string;
  /** Arguments for Node. */
  args: readonly string[];
  env: Record<string, string>;
  /** What takes longer hangs. */
  limitMs: number;
}

/** The unit tests nearest to the file: they notice most mutants, in half a second. */
const NEAREST = 5;
/** `mutations` breaks devices on purpose and looks for what notices it, which a mutant may do too; `hammer` is slow. */
const NOT_FUZZED = /\/(mutations|hammer)\.test\.ts$/;
const TEST = /\.test\.tsx?$/;
const MOCHA = ['node_modules/mocha/bin/mocha.js', '--bail'];
/** In one lane, as mutants are tried side by side. */
const FUZZ = { FUZZ_RUNS: '200', FUZZ_SEED: '20261126', FUZZ_LANES: '1' };
const UNIT_MS = 180_000;
const FUZZ_MS = 300_000;
const EMULATORS_MS = 300_000;

/** What runs against a mutant of a file, given the files that reach it, the nearest first. The quickest first. */
export function stagesFor(file: string, reached: readonly string[], emulators: boolean): Stage[] {
  const tests = reached.filter((path) => TEST.test(path));
  const unit = tests.filter((test) => test.startsWith('tests/unit/'));
  const fuzz = tests.filter((test) => test.startsWith('tests/fuzz/') && !NOT_FUZZED.test(test));
  const stages = [
    mochaStage('unit', unit.slice(0, NEAREST), {}, UNIT_MS),
    mochaStage('unit', unit.slice(NEAREST), {}, UNIT_MS),
    mochaStage('fuzz', fuzz, FUZZ, FUZZ_MS),
  ].filter(({ args }) => args.length > MOCHA.length);
  const hasEmulatorSuites = file.startsWith('functions/') || file.startsWith('protocol/');
  return emulators && hasEmulatorSuites ? [...stages, emulatorStage()] : stages;
}

function mochaStage(
  name: string,
  files: readonly string[],
  env: Record<string, string>,
  limitMs: number,
): Stage {
  return { name, args: [...MOCHA, ...files], env, limitMs };
}

function emulatorStage(): Stage {
  const args = ['tools/test/run.ts', 'api', 'equality', 'clock', '--bail'];
  return { name: 'emulators', args, env: {}, limitMs: EMULATORS_MS };
}
