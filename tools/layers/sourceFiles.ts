import { glob, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { REPO_ROOT } from '../project.ts';
import type { SourceFile } from './findViolations.ts';

const SOURCES = '{protocol,functions,extension,tools,tests,bench}/**/*.{ts,tsx,mjs}';
const NOT_SOURCES = new Set(['node_modules', 'dist', 'dist-dev', 'dist-production', 'lib', 'out']);

/** Every source file of a checkout: this one, unless another is named. */
export async function sourceFiles(root: string = REPO_ROOT): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  const options = { cwd: root, exclude: isNotSource };
  for await (const path of glob(SOURCES, options)) {
    const source = await readFile(join(root, path), 'utf8');
    files.push({ path: path.split(sep).join('/'), source });
  }
  return files;
}

function isNotSource(path: string): boolean {
  return path.split(sep).some((part) => NOT_SOURCES.has(part));
}
