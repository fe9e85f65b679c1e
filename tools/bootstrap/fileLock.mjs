import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 100;

/**
 * The lock of something in this checkout that two commands must not do at once, such as installing or building.
 * @param {string} root
 * @param {string} name
 */
export function lockFile(root, name) {
  return join(root, '.tmp', `${name}.lock`);
}

/**
 * Does `work` while no other process does what this lock guards. A holder that has died is passed over.
 * @template Result
 * @param {string} file
 * @param {() => Result | Promise<Result>} work
 * @param {(holder: number) => void} [onWait] called once if there is a wait, with the holder's process id
 */
export async function withLock(file, work, onWait = () => {}) {
  mkdirSync(dirname(file), { recursive: true });
  const mine = `${process.pid} ${randomUUID()}`;
  for (let isWaiting = false; !create(file, mine); ) {
    const holder = read(file);
    if (holder !== null && isDead(holder)) takeFrom(file, holder);
    else {
      if (!isWaiting && holder) onWait(Number.parseInt(holder, 10));
      isWaiting ||= Boolean(holder);
      await delay(POLL_MS);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * Of several that find the same dead holder one removes its lock; without the check after, a slow one could remove the
 * lock that its successor has taken meanwhile.
 * @param {string} file
 * @param {string} holder
 */
function takeFrom(file, holder) {
  const takeover = `${file}.${holder.split(' ').join('-')}`;
  if (!create(takeover, '')) return;
  try {
    if (read(file) === holder) rmSync(file, { force: true });
  } finally {
    rmSync(takeover, { force: true });
  }
}

/**
 * @param {string} file
 * @param {string} content
 */
function create(file, content) {
  try {
    writeFileSync(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Null where there is no lock any more, empty where its holder is just writing it.
 * @param {string} file
 */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** @param {string} holder */
function isDead(holder) {
  const pid = Number.parseInt(holder, 10);
  if (Number.isNaN(pid)) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
