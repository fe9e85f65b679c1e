import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REPO_ROOT } from '../project.ts';
import { BROKEN_SUITE, COUNTS_FILE_VARIABLE, type TestCounts } from './testCounts.ts';

/** What a run of mocha needs from its runner. */
export interface RunnerOptions {
  mochaArguments: readonly string[];
  /** Takes all output, as it comes. */
  print(text: string): void;
  /** Ends the run. */
  stopped: AbortSignal;
}

/** Runs mocha on some files in a process of its own. */
export async function runMocha(
  files: readonly string[],
  env: NodeJS.ProcessEnv,
  options: RunnerOptions,
): Promise<TestCounts> {
  const folder = await mkdtemp(join(tmpdir(), 'daybook-'));
  const countsFile = join(folder, 'counts.json');
  try {
    const mocha = join(REPO_ROOT, 'node_modules/mocha/bin/mocha.js');
    const color = process.stdout.isTTY ? ['--color'] : [];
    const args = [mocha, ...color, ...options.mochaArguments, ...files];
    const exitCode = await runNode(args, { ...env, [COUNTS_FILE_VARIABLE]: countsFile }, options);
    const counts = JSON.parse(await readFile(countsFile, 'utf8')) as TestCounts;
    // A process that ends badly after its last test must not count as a success.
    return exitCode !== 0 && counts.failed === 0 ? BROKEN_SUITE : counts;
  } catch (error) {
    if (!isMissingFile(error)) throw error;
    return BROKEN_SUITE;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function runNode(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  { print, stopped }: RunnerOptions,
): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: REPO_ROOT,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', print);
    const stop = () => child.kill('SIGTERM');
    stopped.addEventListener('abort', stop, { once: true });
    child.once('error', reject);
    child.once('close', (code) => {
      stopped.removeEventListener('abort', stop);
      resolve(code);
    });
  });
}

function isMissingFile(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
