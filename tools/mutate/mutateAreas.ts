import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Target } from './areas.ts';
import type { Checker } from './checker.ts';
import { type Equivalent, isEquivalent, staleEquivalents } from './equivalents.ts';
import { findMutants, type Mutant } from './findMutants.ts';
import { type Importers, reachedFrom } from './imports.ts';
import type { TestOutcome } from './runTests.ts';
import { shuffled } from './shuffled.ts';
import { type Stage, stagesFor } from './stages.ts';

/** What became of a mutant: the stage that noticed it, or why none did. */
export interface Result {
  area: string;
  mutant: Mutant;
  noticedBy: string | null;
  isEquivalent: boolean;
}

export interface Session {
  checker: Checker;
  sources: ReadonlyMap<string, string>;
  /** By what runs, and by what is known of the types. */
  runners: Importers;
  typeUsers: Importers;
  equivalents: readonly Equivalent[];
  sample: number;
  seed: number;
  emulators: boolean;
  /** Copies of the checkout, one for each mutant that runs at a time. */
  checkouts: readonly string[];
  runTests(stage: Stage, checkout: string): Promise<TestOutcome>;
  isStopped(): boolean;
  /** Takes each result as it comes, and problems of the list of equivalents. */
  onResult(result: Result): void;
  onStale(entry: string): void;
}

/** Makes mutants of an area's files, as many of them as the sample has and the types let through, and runs the tests. */
export async function mutateArea({ area, files }: Target, session: Session): Promise<void> {
  const mutants = files.flatMap((file) => mutantsOf(file, session));
  const chosen = letThrough(shuffled(mutants, session.seed), session);
  const work = async (checkout: string) => {
    for (const mutant of chosen) {
      const verdict = await judge(mutant, checkout, session);
      // The tests that were stopped have noticed nothing.
      if (session.isStopped()) return;
      if (verdict !== 'refused-by-types') session.onResult({ area, mutant, ...verdict });
    }
  };
  await Promise.all(session.checkouts.map(work));
}

/** The stages that any of an area's mutants runs through, each once, for a run without mutants. */
export function stagesOf(targets: readonly Target[], session: Session): Stage[] {
  const files = targets.flatMap((target) => target.files);
  const tests = new Set(files.flatMap((file) => reachedFrom(file, session.runners)));
  const wide = files.find((file) => !file.startsWith('extension/')) ?? files[0] ?? '';
  return stagesFor(wide, [...tests], session.emulators);
}

function mutantsOf(file: string, { checker, equivalents, onStale }: Session): Mutant[] {
  const parsed = checker.parse(file);
  if (parsed === undefined) throw new Error(`${file} is in no project`);
  const mutants = findMutants(file, parsed);
  for (const entry of staleEquivalents(equivalents, file, mutants)) onStale(entry);
  return mutants;
}

/** Several can take from it: each mutant is checked when it is asked for. */
function* letThrough(
  mutants: readonly Mutant[],
  { checker, typeUsers, sample }: Session,
): Generator<Mutant> {
  let left = sample;
  for (const mutant of mutants) {
    if (left <= 0) return;
    const seenIn = [mutant.file, ...(typeUsers.get(mutant.file) ?? [])];
    if (!checker.accepts(mutant.file, mutant.source, seenIn.filter(isProduct))) continue;
    left -= 1;
    yield mutant;
  }
}

type Verdict = Omit<Result, 'area' | 'mutant'> | 'refused-by-types';

async function judge(mutant: Mutant, checkout: string, session: Session): Promise<Verdict> {
  if (isEquivalent(mutant, session.equivalents)) return { noticedBy: null, isEquivalent: true };
  const path = join(checkout, mutant.file);
  const original = session.sources.get(mutant.file) ?? '';
  await writeFile(path, mutant.source);
  try {
    const tests = reachedFrom(mutant.file, session.runners);
    for (const stage of stagesFor(mutant.file, tests, session.emulators)) {
      const outcome = await session.runTests(stage, checkout);
      if (outcome === 'timed-out') return { noticedBy: 'time-out', isEquivalent: false };
      if (outcome === 'failed') return { noticedBy: stage.name, isEquivalent: false };
    }
    // Only few come here, so all that can see the file is checked too.
    const seenIn = [mutant.file, ...reachedFrom(mutant.file, session.typeUsers)].filter(isProduct);
    const isRefused = !session.checker.accepts(mutant.file, mutant.source, seenIn);
    return isRefused ? 'refused-by-types' : { noticedBy: null, isEquivalent: false };
  } finally {
    await writeFile(path, original);
  }
}

function isProduct(file: string): boolean {
  return /^(protocol|functions|extension)\/src\//.test(file);
}
