import { existsSync } from 'node:fs';
import { runQuietly } from '../runQuietly.ts';

const ADVICE = [
  'No Chromium found, and this script can only install it on Debian-like systems as root. Either',
  '  - install it: sudo apt-get update && sudo apt-get install --yes chromium',
  '  - or point to one: CHROME_PATH=/path/to/chromium (Chromium or Chrome for Testing)',
  'and run the same command again.',
].join('\n');

/** Installs Debian's Chromium; where that isn't possible, throws what the person can do instead. */
export async function installChromium(): Promise<void> {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) throw new Error(ADVICE);
  console.error('Installing Chromium with apt ...');
  await aptGet('update');
  await aptGet('install', '--yes', '--no-install-recommends', 'chromium', 'fonts-liberation');
}

async function aptGet(...args: string[]): Promise<void> {
  const options = ['-qq', '-o', 'DPkg::Lock::Timeout=300'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    const failure = `apt-get ${args.join(' ')} failed`;
    await runQuietly('apt-get', [...options, ...args], failure, { env });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n${ADVICE}`);
  }
}
