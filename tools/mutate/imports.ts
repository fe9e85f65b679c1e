import { importsOf } from '../layers/importsOf.ts';
import { resolveImport } from '../layers/resolveImport.ts';

/** Which files import which; paths from the root of the checkout. */
export type Importers = ReadonlyMap<string, readonly string[]>;

const TYPES_ALONE = /^(?:import|export) type\b[^;]*;/gm;

/** For each file those that import it; with `running` only where that loads it, so not for its types alone. */
export function importersOf(
  sources: ReadonlyMap<string, string>,
  { running }: { running: boolean },
): Importers {
  const importers = new Map<string, string[]>();
  for (const [importer, source] of sources) {
    for (const { specifier } of importsOf(running ? source.replace(TYPES_ALONE, '') : source)) {
      const target = resolveImport(importer, specifier);
      if (!('ours' in target)) continue;
      const known = importers.get(target.ours) ?? [];
      importers.set(target.ours, [...known, importer]);
    }
  }
  return importers;
}

/** All files that lead to one by their imports, those with the fewest steps first. */
export function reachedFrom(file: string, importers: Importers): string[] {
  const found = new Set([file]);
  for (const reached of found) {
    for (const importer of importers.get(reached) ?? []) found.add(importer);
  }
  found.delete(file);
  return [...found];
}
