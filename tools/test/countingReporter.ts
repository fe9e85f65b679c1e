import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import '../exitAtEnd.ts';
import { COUNTS_FILE_VARIABLE, failureLine, type TestCounts } from './testCounts.ts';

const LEAK_GRACE_MS = 5_000;

/** Mocha's spec reporter, which also leaves the run's counts for the test runner to add up. */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes: passed, failures: failed, pending: skipped } = this.stats;
      const failures = this.failures.map((test) =>
        failureLine(test.fullTitle(), test.err?.message),
      );
      const counts: TestCounts = { passed, failed, skipped, failures };
      const file = process.env[COUNTS_FILE_VARIABLE];
      if (file !== undefined) writeFileSync(file, JSON.stringify(counts));
      failIfStillAlive();
    });
  }
}

/** A test that leaves a server or a timer behind would keep the process, and so the whole run, from ending. */
function failIfStillAlive(): void {
  setTimeout(() => {
    const open = process.getActiveResourcesInfo().filter((name) => name !== 'Timeout');
    console.error(`The tests are over but the process is kept alive by: ${open.join(', ')}`);
    process.exit(1);
  }, LEAK_GRACE_MS).unref();
}
