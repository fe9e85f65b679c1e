import { posix } from 'node:path';
import type { SourceFile } from './findViolations.ts';
import { importsOf } from './importsOf.ts';
import { resolveImport } from './resolveImport.ts';

/** Two folders of one parent, the first with a file somewhere below it that imports one below the second. */
interface FolderImport {
  parent: string;
  from: string;
  to: string;
  /** Where the first such import stands. */
  at: string;
}

/**
 * One line for each folder that imports a sibling from which imports lead back to it, directly or by way of other
 * siblings. Siblings at every depth count; files right in the parent may import from all of them, and they from it.
 */
export function findFolderCircles(files: Iterable<SourceFile>): string[] {
  const imports = folderImports(files);
  return imports.flatMap((edge) => {
    const back = wayBack(edge, imports);
    if (back === null) return [];
    const way = [edge.from, ...back].join(' → ');
    return [`${edge.at} closes a circle of folders in ${edge.parent || 'the checkout'}: ${way}`];
  });
}

function folderImports(files: Iterable<SourceFile>): FolderImport[] {
  const found = new Map<string, FolderImport>();
  for (const { path, source } of files) {
    for (const { specifier, line } of importsOf(source)) {
      const target = resolveImport(path, specifier);
      const edge = 'ours' in target ? siblingsOf(path, target.ours) : null;
      if (edge === null) continue;
      const key = [edge.parent, edge.from, edge.to].join(':');
      if (!found.has(key)) found.set(key, { ...edge, at: `${path}:${line}` });
    }
  }
  return [...found.values()];
}

/** Where the folders of two files part; null where one of the files lies in a folder above the other. */
function siblingsOf(importer: string, target: string) {
  const own = posix.dirname(importer).split('/');
  const other = posix.dirname(target).split('/');
  const depth = own.findIndex((name, index) => name !== other[index]);
  const from = own[depth];
  const to = other[depth];
  if (from === undefined || to === undefined) return null;
  return { parent: own.slice(0, depth).join('/'), from, to };
}

/** The shortest way of imports from where an import leads back to where it comes from. */
function wayBack({ parent, from, to }: FolderImport, imports: FolderImport[]): string[] | null {
  const ways = [[to]];
  const seen = new Set([to]);
  for (const way of ways) {
    const last = way.at(-1);
    if (last === from) return way;
    for (const next of imports) {
      if (next.parent !== parent || next.from !== last || seen.has(next.to)) continue;
      seen.add(next.to);
      ways.push([...way, next.to]);
    }
  }
  return null;
}
