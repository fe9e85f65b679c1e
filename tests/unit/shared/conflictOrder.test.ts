import assert from 'node:assert/strict';
import {
  byTime,
  CONFLICT_BUCKETS,
  type Conflict,
  conflictBucket,
} from '../../../extension/src/shared/conflict.ts';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import { readSnapshot } from '../../../extension/src/shared/snapshot.ts';
import { aTodo } from '../../fakes/todos.ts';

const lost = (id: string, at: number): Conflict => ({
  ...{ id, dataType: 'TODOS', itemId: 'T1', at, side: 'mine', fields: ['title'] },
  lost: { value: aTodo(), editedAt: 1 },
});

describe('the conflict log as it is stored', () => {
  it('M6: is spread over the same records in every version, entries of one moment together', () => {
    assert.equal(CONFLICT_BUCKETS, 32);
    assert.deepEqual(
      [0, 1, 31, 32, 33, 1_800_000_000_007].map((at) => conflictBucket({ at })),
      [0, 1, 31, 0, 1, 7],
    );
  });

  it('M6: goes by time, and within a moment as it was logged, the tenth after the ninth', () => {
    const log = [lost('N2.0', 5), lost('N1.10', 4), lost('N1.9', 4), lost('N0.0', 3)];
    const sorted = [lost('N0.0', 3), lost('N1.9', 4), lost('N1.10', 4), lost('N2.0', 5)];
    assert.deepEqual(log.toSorted(byTime), sorted);
    assert.deepEqual(log.toReversed().sort(byTime), sorted);
  });

  it('M6: is read from all its records, the last included', () => {
    const log = Array.from({ length: CONFLICT_BUCKETS }, (_, at) => lost(`N${at}.0`, at));
    const raw = Object.fromEntries(
      log.map((entry) => [KEYS.conflicts(conflictBucket(entry)), [entry]]),
    );
    assert.deepEqual(readSnapshot(raw).conflicts, log);
    const later = { ...raw, [KEYS.conflicts(0)]: [lost('N99.0', 320)] };
    assert.equal(readSnapshot(later).conflicts.at(-1)?.id, 'N99.0');
  });
});
