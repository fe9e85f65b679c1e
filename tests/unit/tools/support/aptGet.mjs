/** `aptGet.mjs FOLDER ARGUMENTS`: the stand-in for apt-get; see standInApt.ts. */
import { appendFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const [folder = '', ...args] = process.argv.slice(2);
const step = args.find((arg) => arg === 'update' || arg === 'install') ?? '';
const lock = join(folder, `${step}.lock`);
const POLL_MS = 10;

appendFileSync(join(folder, 'asked'), `${step}\n`);
try {
  writeFileSync(lock, '', { flag: 'wx' });
} catch {
  fail(
    'Could not get lock /var/lib/apt/lists/lock. It is held by process 2314 (apt-get)',
    'Unable to lock directory /var/lib/apt/lists/',
  );
}
while (existsSync(join(folder, 'held'))) await delay(POLL_MS);
rmSync(lock);
if (step === 'install') {
  if (existsSync(join(folder, 'broken'))) fail('Unable to locate package chromium');
  writeFileSync(join(folder, 'chromium'), '', { mode: 0o755 });
}

/** @param {string[]} lines */
function fail(...lines) {
  for (const line of lines) console.error(`E: ${line}`);
  process.exit(100);
}
