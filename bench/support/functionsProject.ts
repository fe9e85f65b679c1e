import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { REPO_ROOT } from '../../tools/project.ts';

/** Makes a project whose functions are ours and the floor, in one bundle and so in one process; gives its folder. */
export async function makeProject(): Promise<string> {
  const project = join(REPO_ROOT, 'bench/out/project');
  await rm(project, { recursive: true, force: true });
  await mkdir(join(project, 'functions/lib'), { recursive: true });
  const files = ['firebase.json', 'fireemu.json', 'firestore.rules', 'firestore.indexes.json'];
  for (const file of [...files, 'functions/package.json']) {
    await cp(join(REPO_ROOT, file), join(project, file));
  }
  await build({
    entryPoints: [join(REPO_ROOT, 'bench/api/functions.ts')],
    outfile: join(project, 'functions/lib/index.js'),
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    external: ['@google-cloud/firestore', 'firebase-admin', 'firebase-functions'],
  });
  return project;
}
