import { runMain } from '../runMain.ts';
import { stopSignals } from '../stopSignals.ts';
import { runSuites } from './runSuites.ts';
import { SUITES, type Suite } from './suites.ts';
import { addCounts, BROKEN_SUITE, summaryLine } from './testCounts.ts';

/** `run.ts [SUITE...] [MOCHA OPTIONS]`: runs the named suites, or all, and ends with one line of counts. */
const args = process.argv.slice(2);
const firstOption = args.findIndex((arg) => arg.startsWith('-'));
const names = firstOption === -1 ? args : args.slice(0, firstOption);
const mochaArguments = firstOption === -1 ? [] : args.slice(firstOption);

await runMain(async () => {
  const suites = chosenSuites();
  if (suites === null) return 2;
  const stopped = stopSignals();
  let total = await runSuites(suites, mochaArguments, stopped);
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
