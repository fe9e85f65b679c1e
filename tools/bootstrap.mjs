/**
 * Installs what a fresh clone lacks, before the npm script that was asked for. Plain JavaScript, since it runs on the
 * machine's own Node (20 or newer); the scripts after it get Node 24 from node_modules/.bin.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lockFile, releaseLock, takeLock } from './bootstrap/fileLock.mjs';
import { installedDiffers } from './bootstrap/installedDiffers.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Dependencies that don't work without their install script; all others are installed without theirs. */
const NEEDS_INSTALL_SCRIPT = ['node'];
const POLL_MS = 250;

try {
  if (isStale()) installOnce();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function installOnce() {
  const lock = lockFile(root, 'install');
  while (!takeLock(lock)) waitMs(POLL_MS);
  try {
    // Another script may have installed while this one waited.
    if (isStale()) install();
  } finally {
    releaseLock(lock);
  }
}

function install() {
  console.log('Installing dependencies (npm ci) ...');
  // Without scripts: firebase-tools would otherwise compile an optional native module for half a minute.
  npm('ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error');
  npm('rebuild', '--loglevel=error', ...NEEDS_INSTALL_SCRIPT);
  if (!hasOwnNode()) {
    throw new Error('node_modules/.bin/node is missing; run: npm ci && npm rebuild node');
  }
}

function isStale() {
  const lock = readJson(join(root, 'package-lock.json'));
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'));
  return installedDiffers(lock, installed) || !hasOwnNode();
}

function hasOwnNode() {
  const bin = join(root, 'node_modules', '.bin');
  return existsSync(join(bin, 'node')) || existsSync(join(bin, 'node.cmd'));
}

/** @param {string} path */
function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

/** @param {string[]} args */
function npm(...args) {
  // npm tells its scripts where its own code is, so the same npm is used whatever is on the PATH.
  const self = process.env.npm_execpath;
  const [command, ...prefix] = self?.endsWith('.js') ? [process.execPath, self] : ['npm'];
  const options = /** @type {const} */ ({ cwd: root, stdio: 'inherit' });
  const { status, error } = spawnSync(command, [...prefix, ...args], options);
  if (error) throw error;
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed with ${status}`);
}

/** @param {number} ms */
function waitMs(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
