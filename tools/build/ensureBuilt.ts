import { join } from 'node:path';
import { lockFile, withLock } from '../bootstrap/fileLock.mjs';
import { REPO_ROOT } from '../project.ts';
import { runQuietly } from '../runQuietly.ts';
import { newestChange } from './newestChange.ts';
import type { BuildTarget } from './targets.ts';

/** Builds the target unless its output is newer than everything it is made from. */
export async function ensureBuilt(target: BuildTarget): Promise<void> {
  // Another command may be building it; two at once would read each other's half-written files.
  await withLock(lockFile(REPO_ROOT, `build-${target.name}`), async () => {
    if (await isStale(target)) await build(target);
  });
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
