import type { Target } from './areas.ts';
import type { Checker } from './checker.ts';
import { type Equivalent, isEquivalent, staleEquivalents } from './equivalents.ts';
import { findMutants, type Mutant } from './findMutants.ts';
import { type Importers, reachedFrom } from './imports.ts';
import { shuffled } from './shuffled.ts';
import { type Stage, stagesFor } from './stages.ts';
import type { TestCheckout } from './testCheckout.ts';

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
  /** One for each mutant that runs at a time. */
  checkouts: readonly TestCheckout[];
  isStopped(): boolean;
  /** Takes each result as it comes, each mutant that the types refuse, and problems of the list of equivalents. */
  onResult(result: Result): void;
  onRefused(area: string): void;
  onStale(entry: string): void;
}

/** Makes mutants of an area's files, as many of them as the sample has and the types let through, and runs the tests. */
export async function mutateArea({ area, files }: Target, session: Session): Promise<void> {
  const mutants = files.flatMap((file) => mutantsOf(file, session));
  const chosen = letThrough(area, shuffled(mutants, session.seed), session);
  const work = async (checkout: TestCheckout) => {
    for (const mutant of chosen) {
      const verdict = await judge(mutant, checkout, session);
      // The tests that were stopped have noticed nothing.
      if (session.isStopped()) return;
      if (verdict === 'refused-by-types') session.onRefused(area);
      else session.onResult({ area, mutant, ...verdict });
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
  area: string,
  mutants: readonly Mutant[],
  { checker, typeUsers, sample, onRefused }: Session,
): Generator<Mutant> {
  let left = sample;
  for (const mutant of mutants) {
    if (left <= 0) return;
    const seenIn = [mutant.file, ...(typeUsers.get(mutant.file) ?? [])];
    if (checker.accepts(mutant.file, mutant.source, seenIn.filter(isProduct))) {
      left -= 1;
      yield mutant;
    } else {
      onRefused(area);
    }
  }
}

type Verdict = Omit<Result, 'area' | 'mutant'> | 'refused-by-types';

async function judge(
  mutant: Mutant,
  checkout: TestCheckout,
  { checker, runners, typeUsers, equivalents, emulators }: Session,
): Promise<Verdict> {
  if (isEquivalent(mutant, equivalents)) return { noticedBy: null, isEquivalent: true };
  const { file, source } = mutant;
  for (const stage of stagesFor(file, reachedFrom(file, runners), emulators)) {
    const outcome = await checkout.run(stage, { file, source });
    if (outcome === 'timed-out') return { noticedBy: 'time-out', isEquivalent: false };
    if (outcome === 'failed') return { noticedBy: stage.name, isEquivalent: false };
  }
  // Only few come here, so all that can see the file is checked too.
  const seenIn = [file, ...reachedFrom(file, typeUsers)].filter(isProduct);
  if (!checker.accepts(file, source, seenIn)) return 'refused-by-types';
  return { noticedBy: null, isEquivalent: false };
}

function isProduct(file: string): boolean {
  return /^(protocol|functions|extension)\/src\//.test(file);
}
