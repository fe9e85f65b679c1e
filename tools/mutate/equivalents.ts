import { readFileSync } from 'node:fs';
import type { Mutant } from './findMutants.ts';

/** Mutants that no test can notice. They are known by their text, not by line numbers, which move. */
export interface Equivalent {
  file: string;
  /** As in `Mutant`. */
  before: string;
  after: string[];
  /** Why nothing that anyone can see changes. */
  because: string;
}

const FILE = new URL('./equivalents.json', import.meta.url);

/** The committed list. */
export function readEquivalents(): Equivalent[] {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Equivalent[];
}

export function isEquivalent(mutant: Mutant, list: readonly Equivalent[]): boolean {
  return list.some(
    ({ file, before, after }) =>
      file === mutant.file && before === mutant.before && after.includes(mutant.after),
  );
}

/** One line for each entry that no mutant of its file is any more; entries of other files don't count. */
export function staleEquivalents(
  list: readonly Equivalent[],
  file: string,
  mutants: readonly Mutant[],
): string[] {
  return list
    .filter((entry) => entry.file === file)
    .flatMap((entry) => entry.after.map((after) => ({ ...entry, after: [after] })))
    .filter((entry) => !mutants.some((mutant) => isEquivalent(mutant, [entry])))
    .map(({ before, after }) => `${file}: ${before} → ${after[0]}`);
}
