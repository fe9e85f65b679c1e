import { accessSync, constants, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { withLock } from '../bootstrap/fileLock.mjs';
import { installChromium } from './installChromium.ts';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome-for-testing', 'google-chrome'];
const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
];

/** What the search looks at; tests give their own. */
export interface ChromiumSearch {
  env: NodeJS.ProcessEnv;
  usualPlaces: readonly string[];
  /** Installs Chromium, or throws with what the person can do. */
  install: () => Promise<void>;
  /** Of the machine, not of a checkout: held while Chromium is installed. */
  lock: string;
}

const THIS_MACHINE: ChromiumSearch = {
  env: process.env,
  usualPlaces: USUAL_PLACES,
  install: () => installChromium(),
  lock: join(tmpdir(), 'daybook-chromium.lock'),
};

const installing = new WeakMap<ChromiumSearch, Promise<string>>();

/**
 * The Chromium to run: `CHROME_PATH`, else one that is installed, else one that is installed now.
 * Branded Chrome comes last, since it no longer loads extensions from the command line.
 */
export async function findChromium(search: ChromiumSearch = THIS_MACHINE): Promise<string> {
  const asked = search.env.CHROME_PATH;
  if (asked !== undefined && asked !== '') {
    if (isExecutable(asked)) return asked;
    throw new Error(`CHROME_PATH is ${asked}, which is not an executable file`);
  }
  const found = installedChromium(search);
  if (found !== undefined) return found;
  const underWay = installing.get(search) ?? installOnce(search);
  installing.set(search, underWay);
  return underWay.finally(() => installing.delete(search));
}

/** One process installs at a time; what it installed serves those that waited for it. */
function installOnce(search: ChromiumSearch): Promise<string> {
  const lookAgain = async () => {
    const others = installedChromium(search);
    if (others !== undefined) return others;
    await search.install();
    const installed = installedChromium(search);
    if (installed === undefined) {
      throw new Error('Chromium was installed but is not on the PATH; set CHROME_PATH to its path');
    }
    return installed;
  };
  const sayWhy = (holder: number) =>
    console.error(`Waiting for process ${holder}, which installs Chromium ...`);
  return withLock(search.lock, lookAgain, sayWhy);
}

function installedChromium({ env, usualPlaces }: ChromiumSearch): string | undefined {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...onPath, ...usualPlaces].find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
