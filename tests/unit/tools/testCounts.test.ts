import assert from 'node:assert/strict';
import {
  addCounts,
  BROKEN_SUITE,
  failureLine,
  NO_TESTS,
  suiteLines,
  summaryLine,
} from '../../../tools/test/testCounts.ts';

describe('test counts', () => {
  it('add up over suites', () => {
    const some = { passed: 3, failed: 1, skipped: 1, failures: ['one'] };
    assert.deepEqual(addCounts(addCounts(NO_TESTS, some), BROKEN_SUITE), {
      passed: 3,
      failed: 2,
      skipped: 1,
      failures: ['one', 'The suite broke off, see above'],
    });
  });

  it('end in one line, which names skipped tests only if there are any', () => {
    assert.equal(summaryLine({ ...NO_TESTS, passed: 5 }), '5 passed, 0 failed');
    assert.equal(
      summaryLine({ ...NO_TESTS, passed: 5, failed: 1, skipped: 2 }),
      '5 passed, 1 failed, 2 skipped',
    );
  });

  it('have a line for each suite, which stands out where a test failed', () => {
    const counts = { ...NO_TESTS, passed: 5 };
    assert.equal(suiteLines('api', counts, 61_400), 'api         61 s  5 passed');
    const failures = ['A5: conflicts: expected 409', 'A6: retries: expected 200'];
    assert.equal(
      suiteLines('api', { ...counts, failed: 2, failures }, 61_400),
      `api         61 s  2 of 7 FAILED\n  ${failures[0]}\n  ${failures[1]}`,
    );
  });

  it('name each failed test with the first line of its error, which may be long', () => {
    assert.equal(
      failureLine('A5: conflicts', 'Expected 409\n  at x'),
      'A5: conflicts: Expected 409',
    );
    assert.equal(failureLine('A5', 'x'.repeat(9_000)), `A5: ${'x'.repeat(300)}`);
    assert.equal(failureLine('A5'), 'A5: ');
  });
});
