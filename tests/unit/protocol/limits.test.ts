import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { LIMITS } from '@daybook/protocol';

const SPEC = readFileSync(new URL('../../../protocol/SPEC.md', import.meta.url), 'utf8');

function rule(number: string): string {
  const text = SPEC.match(
    new RegExp(`^- \\*\\*${number}\\*\\* [\\s\\S]*?(?=\\n- \\*\\*|\\n\\n)`, 'm'),
  )?.[0];
  assert.ok(text, number);
  return text.replace(/\s+/g, ' ');
}

const thousands = (value: number) => value.toLocaleString('en-US');

/** What each rule says of a number that clients and doors take from the code. */
const SAID: [number: string, said: string][] = [
  ['C7', `at most ${LIMITS.maxClockAheadMs / 60_000} minutes ahead`],
  ['C11', `at most ${LIMITS.maxChangesPerCommit} changes through the API door`],
  ['C11', `at most ${LIMITS.maxChangesPerDirectCommit}:`],
  ['C12', `all items of the commit, at most ${LIMITS.maxHeadChanges}.`],
  ['P2', `more than ${LIMITS.maxPageBytes / 2 ** 20} MiB`],
  ['D27', `sets ${LIMITS.tombstoneDays} days after the write`],
  ['D27', `takes ${LIMITS.minDirectTombstoneDays} to ${LIMITS.maxDirectTombstoneDays} days`],
  ['P6', `is more than ${LIMITS.cursorDays} days ago`],
  ['A5', `up to ${LIMITS.maxPageSize} and ${LIMITS.maxConflictBytes / 2 ** 10} KiB`],
  ['A8', `${LIMITS.maxPageSize} by default and at most`],
  ['A11', `${LIMITS.maxRequestBytes / 2 ** 20} MiB is the limit`],
  ['A11', `at most ${thousands(LIMITS.maxRequestValues)} values`],
  ['A11', `at most ${thousands(LIMITS.maxItemsInData)} of them in one list or object`],
  ['A12', `at most ${thousands(LIMITS.maxItemsInData)} items`],
  ['A16', `of the last ${LIMITS.recentSignInMinutes} minutes`],
  ['A17', `Each ${LIMITS.bytesPerRequest / 2 ** 10} KiB of a request`],
  ['A17', `each ${LIMITS.documentsPerRequest} documents`],
  ['A12', `More than ${LIMITS.maxChangesPerCommit} changes are 413`],
  [
    'A17',
    `${thousands(LIMITS.requestBurst)} requests at once and ${LIMITS.requestsPerMinute} more`,
  ],
];

describe('limits', () => {
  for (const [number, said] of SAID) {
    it(`${number}: is as the SPEC says: ${said}`, () => {
      assert.ok(rule(number).includes(said), rule(number));
    });
  }
});
