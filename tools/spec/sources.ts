import { glob, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { REPO_ROOT } from '../project.ts';
import type { CitingFile } from './citations.ts';
import type { Sources } from './problems.ts';

const CODE = ['{protocol,functions,extension}/src/**/*.{ts,tsx}', 'firestore.rules'];
const TESTS = ['tests/**/*.ts'];
const OTHERS = ['{tools,bench}/**/*.{ts,mjs}', '*.md', 'docs/**/*.md'];

/** Its citations are made up. */
const NOT_CITING = new Set(['tests/unit/tools/spec.test.ts']);

/** The files of this checkout. */
export async function specSources(): Promise<Sources> {
  const [spec, code, tests, others] = await Promise.all([
    readFile(join(REPO_ROOT, 'protocol/SPEC.md'), 'utf8'),
    files(CODE),
    files(TESTS),
    files(OTHERS),
  ]);
  return { spec, code, tests, others };
}

async function files(patterns: readonly string[]): Promise<CitingFile[]> {
  const found: CitingFile[] = [];
  for await (const path of glob(patterns, { cwd: REPO_ROOT })) {
    const name = path.split(sep).join('/');
    if (NOT_CITING.has(name)) continue;
    found.push({ path: name, text: await readFile(join(REPO_ROOT, path), 'utf8') });
  }
  return found;
}
