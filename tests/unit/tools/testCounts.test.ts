import assert from 'node:assert/strict';
import {
  addCounts,
  BROKEN_SUITE,
  NO_TESTS,
  summaryLine,
  timeLine,
} from '../../../tools/test/testCounts.ts';

describe('test counts', () => {
  it('add up over suites', () => {
    const some = { passed: 3, failed: 0, skipped: 1 };
    assert.deepEqual(addCounts(addCounts(NO_TESTS, some), BROKEN_SUITE), {
      passed: 3,
      failed: 1,
      skipped: 1,
    });
  });

  it('end in one line, which names skipped tests only if there are any', () => {
    assert.equal(summaryLine({ passed: 5, failed: 0, skipped: 0 }), '5 passed, 0 failed');
    assert.equal(
      summaryLine({ passed: 5, failed: 1, skipped: 2 }),
      '5 passed, 1 failed, 2 skipped',
    );
  });

  it('have a line for each suite, which stands out where a test failed', () => {
    const line = (failed: number) => timeLine('api', { passed: 5, failed, skipped: 0 }, 61_400);
    assert.equal(line(0), 'api         61 s  5 passed');
    assert.equal(line(1), 'api         61 s  1 of 6 FAILED');
  });
});
