/** How many tests of a run ended in which way. */
export interface TestCounts {
  passed: number;
  failed: number;
  skipped: number;
  /** Which failed, and why: a line each. */
  failures: readonly string[];
}

/** Names the file that a suite's process leaves its counts in. */
export const COUNTS_FILE_VARIABLE = 'DAYBOOK_TEST_COUNTS_FILE';

/** Characters. */
const MOST_OF_MESSAGE = 300;

export const NO_TESTS: TestCounts = { passed: 0, failed: 0, skipped: 0, failures: [] };

/** A suite that broke before it could count, so that the total shows it. */
export const BROKEN_SUITE: TestCounts = {
  ...NO_TESTS,
  failed: 1,
  failures: ['The suite broke off, see above'],
};

/** A line on a failed test, however long its error is. */
export function failureLine(title: string, message = ''): string {
  const [first = ''] = message.split('\n');
  return `${title}: ${first.slice(0, MOST_OF_MESSAGE)}`;
}

/** The counts of several runs together. */
export function addCounts(a: TestCounts, b: TestCounts): TestCounts {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    failures: [...a.failures, ...b.failures],
  };
}

/** The one line that ends every test run. */
export function summaryLine({ passed, failed, skipped }: TestCounts): string {
  const line = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}

/** What a suite took, and what came of it: the failures once more, as their own output is long gone by. */
export function suiteLines(name: string, counts: TestCounts, ms: number): string {
  const { passed, failed, failures } = counts;
  const result = failed === 0 ? `${passed} passed` : `${failed} of ${passed + failed} FAILED`;
  const time = `${name.padEnd(9)} ${String(Math.round(ms / 1000)).padStart(4)} s  ${result}`;
  return [time, ...failures.map((failure) => `  ${failure}`)].join('\n');
}
