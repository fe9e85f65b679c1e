import { zipSync } from 'fflate';
import type { BuiltFiles } from './storeProblems.ts';

/** The earliest time a zip can hold, on the clock of any time zone. */
const FIXED_TIME = new Date(1980, 0, 1);

/** The same bytes for the same files, whenever and wherever it is made. */
export function zipFiles(files: BuiltFiles): Uint8Array {
  const sorted = Object.keys(files).sort();
  return zipSync(
    Object.fromEntries(sorted.map((path) => [path, files[path] as Uint8Array<ArrayBuffer>])),
    { level: 9, mtime: FIXED_TIME, os: 3 },
  );
}
