import { runMain } from '../runMain.ts';
import { stopSignals } from '../stopSignals.ts';
import { runSuite } from './runSuite.ts';
import { SUITES, type Suite } from './suites.ts';
import { addCounts, BROKEN_SUITE, NO_TESTS, summaryLine } from './testCounts.ts';

/** `run.ts [SUITE...] [MOCHA OPTIONS]`: runs the named suites, or all, and ends with one line of counts. */
const args = process.argv.slice(2);
const firstOption = args.findIndex((arg) => arg.startsWith('-'));
const names = firstOption === -1 ? args : args.slice(0, firstOption);
const mochaArguments = firstOption === -1 ? [] : args.slice(firstOption);

await runMain(async () => {
  const suites = chosenSuites();
  if (suites === null) return 2;
  const stopped = stopSignals();
  let total = NO_TESTS;
  for (const suite of suites) {
    if (stopped.aborted) break;
    try {
      total = addCounts(total, await runSuite(suite, mochaArguments, stopped));
    } catch (error) {
      console.error(`The suite "${suite.name}" could not run:`, error);
      total = addCounts(total, BROKEN_SUITE);
    }
  }
  if (stopped.aborted) {
    console.error(`Stopped by ${stopped.reason}`);
    total = addCounts(total, BROKEN_SUITE);
  }
  const nothingRan = total.passed + total.failed === 0;
  if (nothingRan) console.error('No test ran');
  console.log(`\n${summaryLine(total)}`);
  return total.failed > 0 || nothingRan ? 1 : 0;
});

/** Null where one of them isn't there. */
function chosenSuites(): readonly Suite[] | null {
  const unknown = names.find((name) => !SUITES.some((suite) => suite.name === name));
  if (unknown !== undefined) {
    console.error(`No suite "${unknown}"; there are ${SUITES.map(({ name }) => name).join(', ')}`);
    return null;
  }
  return names.length === 0 ? SUITES : SUITES.filter(({ name }) => names.includes(name));
}
