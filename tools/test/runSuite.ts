import { glob } from 'node:fs/promises';
import { basename } from 'node:path';
import { ensureBuilt } from '../build/ensureBuilt.ts';
import { demoData } from '../emulators/demoData.ts';
import { startEmulators } from '../emulators/startEmulators.ts';
import { REPO_ROOT } from '../project.ts';
import { type RunnerOptions, runMocha } from './runMocha.ts';
import type { Suite } from './suites.ts';
import { NO_TESTS, type TestCounts } from './testCounts.ts';

/** Builds what a suite needs, starts its emulators, runs its tests and stops everything again. */
export async function runSuite(suite: Suite, options: RunnerOptions): Promise<TestCounts> {
  const files = await testFiles(suite);
  if (files.length === 0) return NO_TESTS;
  const { print } = options;
  print(`\n=== ${suite.name}\n`);
  for (const target of suite.builds) await ensureBuilt(target);
  const mocha = { ...options, mochaArguments: [...ownArguments(suite), ...options.mochaArguments] };
  if (suite.emulators === null) return runMocha(files, process.env, mocha);

  const { services, profile, withDemoData, clockStart } = suite.emulators;
  const emulators = await startEmulators({
    services,
    profile,
    importFrom: withDemoData ? demoData() : undefined,
    clockStart,
  });
  try {
    const counts = await runMocha(files, { ...process.env, ...emulators.env }, mocha);
    if (counts.failed > 0) print(`The emulators' last lines:\n${emulators.recentLog()}\n\n`);
    return counts;
  } finally {
    await emulators.stop();
  }
}

function ownArguments({ timeoutMs, jobs }: Suite): string[] {
  const limits = timeoutMs === undefined ? [] : ['--timeout', String(timeoutMs)];
  return jobs === undefined ? limits : [...limits, '--parallel', '--jobs', String(jobs)];
}

/** In the order they start. */
async function testFiles({ name, longest = [] }: Suite): Promise<string[]> {
  const files: string[] = [];
  const pattern = `tests/${name}/**/*.test.{ts,tsx}`;
  for await (const file of glob(pattern, { cwd: REPO_ROOT })) files.push(file);
  const isLong = (file: string) => longest.includes(basename(file));
  const sorted = files.sort();
  return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
}
