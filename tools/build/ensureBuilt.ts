import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { lockFile, releaseLock, takeLock } from '../bootstrap/fileLock.mjs';
import { REPO_ROOT } from '../project.ts';
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

/** Runs the target's build; its output is shown only when it fails. */
function build(target: BuildTarget): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['--silent', ...target.command], {
      cwd: REPO_ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`Building ${target.name} failed:\n${output}`));
    });
  });
}
