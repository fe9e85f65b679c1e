import { sourceFiles } from '../layers/sourceFiles.ts';
import { runMain } from '../runMain.ts';
import { stopSignals } from '../stopSignals.ts';
import { AREAS, chosenTargets } from './areas.ts';
import { type MutateOptions, parseMutateArguments, USAGE } from './arguments.ts';
import { openChecker, PROJECTS } from './checker.ts';
import { readEquivalents } from './equivalents.ts';
import { importersOf } from './imports.ts';
import { mutateArea, type Result, type Session, stagesOf } from './mutateAreas.ts';
import { describeMutant, isSurvivor, reportAreas } from './report.ts';
import { CheckoutCopy } from './testCheckout.ts';

await runMain(async () => {
  const options = parseMutateArguments(process.argv.slice(2), new Date());
  if (options === null) {
    console.error(USAGE);
    return 2;
  }
  const stopped = stopSignals();
  const copies: CheckoutCopy[] = [];
  try {
    // One to check types in, which stays as it is.
    for (let copy = 0; copy <= options.jobs; copy += 1) {
      copies.push(await CheckoutCopy.make(stopped));
    }
    return await mutate(options, copies, stopped);
  } finally {
    for (const copy of copies) await copy.remove();
  }
});

async function mutate(
  options: MutateOptions,
  copies: readonly CheckoutCopy[],
  stopped: AbortSignal,
): Promise<number> {
  const [checked, ...checkouts] = copies;
  const root = checked?.root ?? '';
  const files = await sourceFiles(`${root}/`);
  const sources = new Map(files.map(({ path, source }) => [path, source]));
  const targets = chosenTargets(options.names, [...sources.keys()]);
  if (targets === null) {
    const areas = AREAS.map(({ name }) => name).join(', ');
    console.error(`${USAGE}\nAreas are ${areas}; files and folders are those of an area`);
    return 2;
  }
  const results: Result[] = [];
  const refused: string[] = [];
  const checker = openChecker(root, PROJECTS);
  const session: Session = {
    ...options,
    checker,
    sources,
    runners: importersOf(sources, { running: true }),
    typeUsers: importersOf(sources, { running: false }),
    equivalents: readEquivalents(),
    checkouts,
    isStopped: () => stopped.aborted,
    onResult(result) {
      results.push(result);
      if (isSurvivor(result)) console.log(`survived ${describeMutant(result)}`);
    },
    onRefused: (area) => refused.push(area),
    onStale: (entry) => console.log(`No mutant is any more ${entry}`),
  };
  try {
    console.log(`Seed ${options.seed}`);
    for (const stage of stagesOf(targets, session)) {
      const outcome = await checkouts[0]?.run(stage, null);
      if (outcome === 'passed') continue;
      console.error(`Without any mutant the tests of ${stage.name} ${outcome}`);
      return 1;
    }
    for (const target of targets) await mutateArea(target, session);
  } finally {
    checker.close();
  }
  console.log(`\n${reportAreas(results, refused)}`);
  return 0;
}
