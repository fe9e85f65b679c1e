import { cp, mkdir, mkdtemp, readdir, symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { REPO_ROOT } from '../../../tools/project.ts';

/** What is built, installed or personal. */
const NOT_COPIED = new Set([
  ...['.git', '.tmp', '.env', 'node_modules', 'dist', 'tour', 'bench/out', 'functions/lib'],
  ...['extension/dist', 'extension/dist-dev', 'extension/dist-production'],
]);

/** Copies the checkout as a fresh clone would be, linked to our node_modules; gives the copy's folder. */
export async function copyCheckout(): Promise<string> {
  const parent = join(REPO_ROOT, '.tmp');
  await mkdir(parent, { recursive: true });
  const copy = await mkdtemp(join(parent, 'checkout-'));
  for (const entry of await readdir(REPO_ROOT)) {
    const filter = (source: string) => !NOT_COPIED.has(relative(REPO_ROOT, source));
    await cp(join(REPO_ROOT, entry), join(copy, entry), { recursive: true, filter });
  }
  await symlink(join(REPO_ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}
