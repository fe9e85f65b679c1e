import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REPO_ROOT } from '../project.ts';
import { runMain } from '../runMain.ts';
import { bundle } from './bundle.ts';
import { FUNCTIONS_BUILD } from './functionsBuild.ts';
import { type Lock, lockOfWorkspace } from './workspaceLock.ts';

/**
 * Builds the Cloud Functions as they are deployed: a bundle, and a lock file beside it, since only their folder is uploaded
 * and its packages are installed anew there.
 */
await runMain(async () => {
  await bundle({
    ...FUNCTIONS_BUILD,
    entryPoints: ['functions/src/index.ts'],
    outfile: 'functions/lib/index.js',
    sourcemap: true,
  });
  const whole = await readFile(join(REPO_ROOT, 'package-lock.json'), 'utf8');
  const lock = lockOfWorkspace(JSON.parse(whole) as Lock, 'functions');
  await writeFile(
    join(REPO_ROOT, 'functions/package-lock.json'),
    `${JSON.stringify(lock, null, 2)}\n`,
  );
  return 0;
});
