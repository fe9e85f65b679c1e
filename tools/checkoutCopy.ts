import { cp, mkdir, mkdtemp, readdir, symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { REPO_ROOT } from './project.ts';

/** What is built, installed or personal. */
const NOT_COPIED = new Set([
  ...['.git', '.tmp', '.env', 'node_modules', 'dist', 'tour', 'bench/out', 'functions/lib'],
  ...['extension/dist', 'extension/dist-dev', 'extension/dist-production'],
]);

/** Our own packages, which npm links from the folder of their scope. */
const OWN_SCOPE = '@daybook';

/**
 * Copies the checkout as a fresh clone would be; gives the copy's folder. Its packages are links to ours, except for the
 * workspaces, which are its own.
 */
export async function copyCheckout(): Promise<string> {
  const parent = join(REPO_ROOT, '.tmp');
  await mkdir(parent, { recursive: true });
  const copy = await mkdtemp(join(parent, 'checkout-'));
  for (const entry of await readdir(REPO_ROOT)) {
    const filter = (source: string) => !NOT_COPIED.has(relative(REPO_ROOT, source));
    await cp(join(REPO_ROOT, entry), join(copy, entry), { recursive: true, filter });
  }
  await linkPackages(join(REPO_ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

async function linkPackages(from: string, to: string): Promise<void> {
  await mkdir(to);
  for (const entry of await readdir(from)) {
    if (entry !== OWN_SCOPE) await symlink(join(from, entry), join(to, entry));
  }
  const options = { recursive: true, verbatimSymlinks: true };
  await cp(join(from, OWN_SCOPE), join(to, OWN_SCOPE), options);
}
