import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle } from '../../tools/build/bundle.ts';
import { FUNCTIONS_BUILD } from '../../tools/build/functionsBuild.ts';
import { REPO_ROOT } from '../../tools/project.ts';

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
  await bundle({
    ...FUNCTIONS_BUILD,
    stdin: { contents: source, resolveDir: REPO_ROOT },
    outfile: join(project, 'functions/lib/index.js'),
  });
  return project;
}
