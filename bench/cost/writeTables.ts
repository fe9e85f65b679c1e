import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REPO_ROOT } from '../../tools/project.ts';

const DOCUMENT = join(REPO_ROOT, 'docs/ADMIN.md');

/** Everything between these is replaced. */
const PLACE = /(<!-- npm run bench -- cost --write -->\n).*?(<!-- end -->)/s;

/** Puts the tables where docs/ADMIN.md has them. */
export async function writeTables(tables: string): Promise<void> {
  const text = await readFile(DOCUMENT, 'utf8');
  if (!PLACE.test(text)) throw new Error(`${DOCUMENT} has no place for the tables`);
  await writeFile(
    DOCUMENT,
    text.replace(PLACE, (_, begin, end) => `${begin}\n${tables}\n\n${end}`),
  );
}
