import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockFile, withLock } from './fileLock.mjs';
import { installedDiffers } from './installedDiffers.mjs';

/** Dependencies that don't work without their install script; all others are installed without theirs. */
const NEEDS_INSTALL_SCRIPT = ['node'];

/**
 * Installs the packages that package-lock.json asks for, unless they are there.
 * @param {string} root the checkout
 */
export async function installMissing(root) {
  if (!isStale(root)) return;
  const sayWhy = (/** @type {number} */ holder) =>
    console.error(`Waiting for process ${holder}, which installs dependencies ...`);
  // Another command may have installed while this one waited.
  await withLock(lockFile(root, 'install'), () => isStale(root) && install(root), sayWhy);
}

/** @param {string} root */
function install(root) {
  console.log('Installing dependencies (npm ci) ...');
  // Without scripts: firebase-tools would otherwise compile an optional native module for half a minute.
  npm(root, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error');
  npm(root, 'rebuild', '--loglevel=error', ...NEEDS_INSTALL_SCRIPT);
  if (!hasOwnNode(root)) {
    throw new Error('node_modules/.bin/node is missing; run: npm ci && npm rebuild node');
  }
}

/** @param {string} root */
function isStale(root) {
  const lock = readJson(join(root, 'package-lock.json'));
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'));
  return installedDiffers(lock, installed) || !hasOwnNode(root);
}

/** @param {string} root */
function hasOwnNode(root) {
  const bin = join(root, 'node_modules', '.bin');
  return existsSync(join(bin, 'node')) || existsSync(join(bin, 'node.cmd'));
}

/** @param {string} path */
function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

/**
 * @param {string} root
 * @param {string[]} args
 */
function npm(root, ...args) {
  // npm says in its scripts' environment where its own code is, so the same npm is used whatever is on the PATH.
  const self = process.env.npm_execpath;
  const [command, ...prefix] = self?.endsWith('.js') ? [nodeHere(), self] : ['npm'];
  const options = /** @type {const} */ ({ cwd: root, stdio: 'inherit' });
  const { status, error } = spawnSync(command, [...prefix, ...args], options);
  if (error) throw error;
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed with ${status}`);
}

/** Where the project's own Node runs this, `npm ci` has removed it: the machine's goes on. */
function nodeHere() {
  return existsSync(process.execPath) ? process.execPath : 'node';
}
