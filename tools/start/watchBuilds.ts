import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { newestChange } from '../build/newestChange.ts';
import type { Cleanups } from '../cleanups.ts';
import { REPO_ROOT } from '../project.ts';
import { WatchProcess } from './watchProcess.ts';

/** The extension as `npm start` builds it; tests and tour have their own build. */
export const EXTENSION_WATCH_BUILD = join(REPO_ROOT, 'extension', 'dist-dev');

const POLL_MS = 100;

/** Builds the extension for the emulators in `env`, and again after each change; waits for the first build. */
export async function watchExtension(
  env: Record<string, string>,
  cleanups: Cleanups,
): Promise<void> {
  const output = join(EXTENSION_WATCH_BUILD, 'serviceWorker.js');
  const before = await newestChange(output);
  const args = ['--silent', 'run', 'dev', '--workspace=extension', '--', '--watch-options-stdin'];
  const watcher = new WatchProcess('npm', args, { ...process.env, ...env });
  await cleanups.add(() => watcher.stop());
  let isRunning = true;
  void watcher.exited.then(() => {
    isRunning = false;
  });
  while ((await newestChange(output)) === before) {
    if (!isRunning) throw new Error('Building the extension failed; see above');
    await delay(POLL_MS);
  }
}

/** Builds the functions again after each change; the emulators take up what was built. */
export async function watchFunctions(cleanups: Cleanups): Promise<void> {
  const watched = ['functions/src', 'protocol/src'].map((path) => `--watch-path=${path}`);
  const args = [...watched, '--watch-preserve-output', 'tools/build/buildFunctions.ts'];
  const watcher = new WatchProcess(process.execPath, args);
  await cleanups.add(() => watcher.stop());
}
