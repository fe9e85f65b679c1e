import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
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
}

const THIS_MACHINE: ChromiumSearch = {
  env: process.env,
  usualPlaces: USUAL_PLACES,
  install: installChromium,
};

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
  await search.install();
  const installed = installedChromium(search);
  if (installed === undefined) {
    throw new Error('Chromium was installed but is not on the PATH; set CHROME_PATH to its path');
  }
  return installed;
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
