import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runQuietly } from '../runQuietly.ts';

const ADVICE = [
  'No Chromium found, and this script can only install it on Debian-like systems as root. Either',
  '  - install it: sudo apt-get update && sudo apt-get install --yes chromium',
  '  - or point to one: CHROME_PATH=/path/to/chromium (Chromium or Chrome for Testing)',
  'and run the same command again.',
].join('\n');

/** Where apt is asked; tests give their own. */
export interface Apt {
  /** Its PATH has `apt-get`. */
  env: NodeJS.ProcessEnv;
  isRoot: boolean;
  /** Says what the person waits for. */
  say: (line: string) => void;
  /** Waits before apt is asked again. */
  wait: () => Promise<unknown>;
  /** How often it is asked again while another apt is at work. */
  mostRetries: number;
}

const RETRY_MS = 1_000;
/** apt's words when another apt or dpkg is at work. Its option `DPkg::Lock::Timeout` covers `install`, not `update`. */
const IS_LOCKED = /could not get lock|unable to (acquire|lock)/i;

export const APT_HERE: Apt = {
  env: process.env,
  isRoot: process.getuid?.() === 0,
  say: (line) => console.error(line),
  wait: () => delay(RETRY_MS),
  // Five minutes: an upgrade of the whole system may be under way.
  mostRetries: 300,
};

/** Installs Debian's Chromium; where that isn't possible, throws what the person can do instead. */
export async function installChromium(apt: Apt = APT_HERE): Promise<void> {
  const folders = (apt.env.PATH ?? '').split(delimiter);
  const hasApt = folders.some((folder) => existsSync(join(folder, 'apt-get')));
  if (!apt.isRoot || !hasApt) throw new Error(ADVICE);
  apt.say('Installing Chromium with apt ...');
  await aptGet(apt, 'update');
  await aptGet(apt, 'install', '--yes', '--no-install-recommends', 'chromium', 'fonts-liberation');
}

async function aptGet(apt: Apt, ...args: string[]): Promise<void> {
  const failure = `apt-get ${args.join(' ')} failed`;
  // In English, since its words decide whether it is asked again.
  const env = { ...apt.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };
  for (let retries = 0; ; retries += 1) {
    try {
      return await runQuietly('apt-get', ['-qq', ...args], failure, { env });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (!IS_LOCKED.test(reason) || retries === apt.mostRetries) {
        throw new Error(`${reason}\n${ADVICE}`);
      }
      if (retries === 0) apt.say(`Waiting for another apt to end:\n${reason}`);
      await apt.wait();
    }
  }
}
