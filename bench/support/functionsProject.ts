import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { REPO_ROOT } from '../../tools/project.ts';

/** How functions are bundled, as `functions/build.ts` does it. */
export const FUNCTIONS_BUILD = {
  absWorkingDir: REPO_ROOT,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  external: ['@google-cloud/firestore', 'firebase-admin', 'firebase-functions'],
} as const satisfies BuildOptions;

/**
 * Makes a project like ours with other functions, in one bundle and so in one process; gives its folder. `source` is
 * the bundle's entry, its imports relative to the checkout.
 */
export async function makeFunctionsProject(name: string, source: string): Promise<string> {
  const project = join(REPO_ROOT, 'bench/out', name);
  await rm(project, { recursive: true, force: true });
  await mkdir(join(project, 'functions/lib'), { recursive: true });
  const files = ['firebase.json', 'fireemu.json', 'firestore.rules', 'firestore.indexes.json'];
  for (const file of [...files, 'functions/package.json']) {
    await cp(join(REPO_ROOT, file), join(project, file));
  }
  await build({
    ...FUNCTIONS_BUILD,
    stdin: { contents: source, resolveDir: REPO_ROOT },
    outfile: join(project, 'functions/lib/index.js'),
  });
  return project;
}
