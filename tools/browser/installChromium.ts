import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

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

function aptGet(...args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
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
      else reject(new Error(`apt-get ${args.join(' ')} failed:\n${output}\n${ADVICE}`));
    });
  });
}
