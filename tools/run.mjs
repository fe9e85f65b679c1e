/**
 * `run.mjs [COMMAND ...]`: installs what a fresh clone lacks, then runs the command on the project's own Node 24, with its
 * exit code. Every npm script begins with it. Plain JavaScript, since it runs on the machine's own Node (20 or newer).
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installMissing } from './bootstrap/installMissing.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [command, ...args] = process.argv.slice(2);
const PARENT_CHECK_MS = 500;

try {
  await installMissing(root);
  if (command !== undefined) process.exitCode = await run(command, args);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/**
 * Gives the exit code; 128 + signal for a command that a signal ended.
 * @param {string} name
 * @param {string[]} args
 * @returns {Promise<number>}
 */
function run(name, args) {
  const PATH = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`;
  return new Promise((resolve, reject) => {
    const isWindows = process.platform === 'win32';
    const env = { ...process.env, PATH };
    const child = spawn(name, args, { stdio: 'inherit', env, shell: isWindows });
    // The command ends in its own way, and this process with it.
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => child.kill(signal));
    }
    // A signal sent to npm may end only the shell between it and this process.
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      child.kill('SIGHUP');
    }, PARENT_CHECK_MS);
    watch.unref();
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
