import { spawn } from 'node:child_process';
import type { CommandStage } from './stages.ts';

/** How a run of tests ended. */
export type TestOutcome = 'passed' | 'failed' | 'timed-out';

/** Between being asked to end and being ended. */
const GRACE_MS = 10_000;

/** Runs the tests of a stage in a checkout; what they print is dropped. */
export function runCommand(
  { args, env, limitMs }: CommandStage,
  checkout: string,
  stopped: AbortSignal,
): Promise<TestOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: checkout,
      env: { ...process.env, ...env },
      stdio: 'ignore',
    });
    let isLate = false;
    let kill: NodeJS.Timeout | undefined;
    const stop = () => {
      child.kill('SIGTERM');
      kill = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
    };
    const limit = setTimeout(() => {
      isLate = true;
      stop();
    }, limitMs);
    stopped.addEventListener('abort', stop, { once: true });
    if (stopped.aborted) stop();
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(limit);
      clearTimeout(kill);
      stopped.removeEventListener('abort', stop);
      resolve(isLate ? 'timed-out' : code === 0 ? 'passed' : 'failed');
    });
  });
}
