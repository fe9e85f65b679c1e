import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Bytes as gzip. */
export interface ScriptSizes {
  /** All that the page loads by itself. */
  beforeContent: number;
  /** By file: what is loaded when it is needed. */
  lazy: ReadonlyMap<string, number>;
}

const WORKER = 'serviceWorker.js';

/** The scripts of a build of the new tab. */
export async function scriptSizes(extensionDir: string): Promise<ScriptSizes> {
  const page = await readFile(join(extensionDir, 'newTab.html'), 'utf8');
  const files = (await readdir(extensionDir)).filter((file) => file.endsWith('.js'));
  const sizes = new Map<string, number>();
  for (const file of files) {
    if (file !== WORKER) sizes.set(file, gzipSync(await readFile(join(extensionDir, file))).length);
  }
  const isFirst = ([file]: [string, number]) => new RegExp(`src="?${file}`).test(page);
  const first = [...sizes].filter(isFirst);
  return {
    beforeContent: first.reduce((sum, [, size]) => sum + size, 0),
    lazy: new Map([...sizes].filter((entry) => !isFirst(entry))),
  };
}
