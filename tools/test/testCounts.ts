/** How many tests of a run ended in which way. */
export interface TestCounts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Names the file that a suite's process leaves its counts in. */
export const COUNTS_FILE_VARIABLE = 'DAYBOOK_TEST_COUNTS_FILE';

export const NO_TESTS: TestCounts = { passed: 0, failed: 0, skipped: 0 };

/** A suite that broke before it could count, so that the total shows it. */
export const BROKEN_SUITE: TestCounts = { passed: 0, failed: 1, skipped: 0 };

/** The counts of several runs together. */
export function addCounts(a: TestCounts, b: TestCounts): TestCounts {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  };
}

/** The one line that ends every test run. */
export function summaryLine({ passed, failed, skipped }: TestCounts): string {
  const line = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}

/** What a suite took, and what came of it. */
export function timeLine(name: string, { passed, failed }: TestCounts, ms: number): string {
  const result = failed === 0 ? `${passed} passed` : `${failed} of ${passed + failed} FAILED`;
  return `${name.padEnd(9)} ${String(Math.round(ms / 1000)).padStart(4)} s  ${result}`;
}
