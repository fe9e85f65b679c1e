import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** When anything at or under the path last changed, in ms; 0 where there is nothing. */
export async function newestChange(path: string): Promise<number> {
  const found = await statOrNull(path);
  if (found === null) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  // A folder's own time shows removed files.
  const inside = (await readdir(path)).map((name) => newestChange(join(path, name)));
  return Math.max(found.mtimeMs, ...(await Promise.all(inside)));
}

async function statOrNull(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch {
    return null;
  }
}
