import { glob } from 'node:fs/promises';
import { ensureBuilt } from '../build/ensureBuilt.ts';
import { demoData } from '../emulators/demoData.ts';
import { startEmulators } from '../emulators/startEmulators.ts';
import { REPO_ROOT } from '../project.ts';
import { runMocha } from './runMocha.ts';
import type { Suite } from './suites.ts';
import { NO_TESTS, type TestCounts } from './testCounts.ts';

/** Builds what a suite needs, starts its emulators, runs its tests and stops everything again. */
export async function runSuite(
  suite: Suite,
  mochaArguments: readonly string[],
  stopped: AbortSignal,
): Promise<TestCounts> {
  const files = await testFiles(suite);
  const limits = suite.timeoutMs === undefined ? [] : ['--timeout', String(suite.timeoutMs)];
  const options = [...limits, ...mochaArguments];
  if (files.length === 0) return NO_TESTS;
  console.log(`\n=== ${suite.name}`);
  for (const target of suite.builds) await ensureBuilt(target);
  if (suite.emulators === null) return runMocha(files, options, process.env, stopped);

  const { services, profile, withDemoData, clockStart } = suite.emulators;
  const emulators = await startEmulators({
    services,
    profile,
    importFrom: withDemoData ? demoData() : undefined,
    clockStart,
  });
  try {
    const env = { ...process.env, ...emulators.env };
    const counts = await runMocha(files, options, env, stopped);
    if (counts.failed > 0) console.log(`The emulators' last lines:\n${emulators.recentLog()}\n`);
    return counts;
  } finally {
    await emulators.stop();
  }
}

async function testFiles(suite: Suite): Promise<string[]> {
  const files: string[] = [];
  const pattern = `tests/${suite.name}/**/*.test.{ts,tsx}`;
  for await (const file of glob(pattern, { cwd: REPO_ROOT })) files.push(file);
  return files.sort();
}
