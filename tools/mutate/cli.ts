import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { copyCheckout } from '../checkoutCopy.ts';
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
import { runTests } from './runTests.ts';

await runMain(async () => {
  const options = parseMutateArguments(process.argv.slice(2), new Date());
  if (options === null) {
    console.error(USAGE);
    return 2;
  }
  const copies: string[] = [];
  try {
    // One to check types in, which stays as it is.
    for (let copy = 0; copy <= options.jobs; copy += 1) copies.push(await copyCheckout());
    return await mutate(options, copies);
  } finally {
    for (const copy of copies) await rm(copy, { recursive: true, force: true });
  }
});

async function mutate(options: MutateOptions, copies: readonly string[]): Promise<number> {
  const [checked = '', ...checkouts] = copies;
  const files = await sourceFiles(`${checked}/`);
  const sources = new Map(files.map(({ path, source }) => [path, source]));
  const targets = chosenTargets(options.names, [...sources.keys()]);
  if (targets === null) {
    const areas = AREAS.map(({ name }) => name).join(', ');
    console.error(`${USAGE}\nAreas are ${areas}; files and folders are those of an area`);
    return 2;
  }
  const stopped = stopSignals();
  const results: Result[] = [];
  const checker = openChecker(checked, PROJECTS);
  const session: Session = {
    ...options,
    checker,
    sources,
    runners: importersOf(sources, { running: true }),
    typeUsers: importersOf(sources, { running: false }),
    equivalents: readEquivalents(),
    checkouts,
    runTests: (stage, checkout) => runTests(withCache(stage, checkout), checkout, stopped),
    isStopped: () => stopped.aborted,
    onResult(result) {
      results.push(result);
      if (isSurvivor(result)) console.log(`survived ${describeMutant(result)}`);
    },
    onStale: (entry) => console.log(`No mutant is any more ${entry}`),
  };
  try {
    console.log(`Seed ${options.seed}`);
    for (const stage of stagesOf(targets, session)) {
      const outcome = await session.runTests(stage, checkouts[0] ?? '');
      if (outcome === 'passed') continue;
      console.error(`Without any mutant the tests ${outcome}: ${stage.args.join(' ')}`);
      return 1;
    }
    for (const target of targets) await mutateArea(target, session);
  } finally {
    checker.close();
  }
  console.log(`\n${reportAreas(results)}`);
  return 0;
}

/** Node keeps what it made of sources that stay the same. */
function withCache<T extends { env: Record<string, string> }>(stage: T, checkout: string): T {
  return {
    ...stage,
    env: { ...stage.env, NODE_COMPILE_CACHE: join(checkout, '.tmp/compiled') },
  };
}
