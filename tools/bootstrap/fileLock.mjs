import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The lock of something in this checkout that two scripts must not do at once, such as installing or building.
 * @param {string} root
 * @param {string} name
 */
export function lockFile(root, name) {
  return join(root, '.tmp', `${name}.lock`);
}

/**
 * Takes the lock, or gives false while its holder is alive. It is released by `releaseLock` or the end of this process.
 * @param {string} file
 */
export function takeLock(file) {
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  if (!isHeld(file)) rmSync(file, { force: true });
  return false;
}

/** @param {string} file */
export function releaseLock(file) {
  rmSync(file, { force: true });
}

/** @param {string} file */
function isHeld(file) {
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    // An empty file was made this instant by a holder that hasn't written its id yet.
    if (holder === 0) return true;
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
