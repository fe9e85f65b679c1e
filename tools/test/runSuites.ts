import { orderedWriters } from './orderedOutput.ts';
import type { RunnerOptions } from './runMocha.ts';
import { runSuite } from './runSuite.ts';
import type { Suite } from './suites.ts';
import { addCounts, BROKEN_SUITE, NO_TESTS, suiteLines, type TestCounts } from './testCounts.ts';

/** Runs the suites of each lane one after the other, and the lanes side by side; gives the sum of all counts. */
export async function runSuites(
  suites: readonly Suite[],
  mochaArguments: readonly string[],
  stopped: AbortSignal,
): Promise<TestCounts> {
  const writers = orderedWriters(suites.length, (text) => process.stdout.write(text));
  const times: string[] = [];
  const jobs = suites.map((suite, index) => ({ suite, writer: writers[index] }));
  const runLane = async (lane: typeof jobs): Promise<TestCounts> => {
    let total = NO_TESTS;
    for (const { suite, writer } of lane) {
      if (stopped.aborted) break;
      const start = performance.now();
      const print = (text: string) => writer?.write(text);
      const counts = await runSafely(suite, { mochaArguments, print, stopped });
      times.push(suiteLines(suite.name, counts, performance.now() - start));
      total = addCounts(total, counts);
      writer?.end();
    }
    return total;
  };
  const lanes = Map.groupBy(jobs, ({ suite }) => suite.lane);
  const totals = await Promise.all([...lanes.values()].map(runLane));
  for (const writer of writers) writer.end();
  process.stdout.write(`\n${times.join('\n')}\n`);
  return totals.reduce(addCounts);
}

async function runSafely(suite: Suite, options: RunnerOptions): Promise<TestCounts> {
  try {
    return await runSuite(suite, options);
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    options.print(`The suite "${suite.name}" could not run: ${reason}\n`);
    return BROKEN_SUITE;
  }
}
