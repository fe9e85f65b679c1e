import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { lockFile, releaseLock, takeLock } from '../bootstrap/fileLock.mjs';
import { REPO_ROOT } from '../project.ts';
import { runQuietly } from '../runQuietly.ts';
import { newestChange } from './newestChange.ts';
import type { BuildTarget } from './targets.ts';

const POLL_MS = 100;

/** Builds the target unless its output is newer than everything it is made from. */
export async function ensureBuilt(target: BuildTarget): Promise<void> {
  const lock = lockFile(REPO_ROOT, `build-${target.name}`);
  // Another script may be building it; two at once would read each other's half-written files.
  while (!takeLock(lock)) await delay(POLL_MS);
  try {
    if (await isStale(target)) await build(target);
  } finally {
    releaseLock(lock);
  }
}

async function isStale(target: BuildTarget): Promise<boolean> {
  const inputs = await Promise.all(
    target.inputs.map((path) => newestChange(join(REPO_ROOT, path))),
  );
  const output = await newestChange(join(REPO_ROOT, target.output));
  return output <= Math.max(...inputs);
}

function build({ name, command }: BuildTarget): Promise<void> {
  const failure = `Building ${name} failed`;
  return runQuietly('npm', ['--silent', ...command], failure, { cwd: REPO_ROOT });
}
