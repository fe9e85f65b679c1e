import assert from 'node:assert/strict';
import { tokenBuckets } from '../../../functions/src/limits/tokenBucket.ts';

describe('tokenBuckets', () => {
  let now = 0;
  const buckets = () => {
    now = 1_000_000;
    return tokenBuckets({ burst: 3, perMinute: 30 }, () => now);
  };
  const outcomes = ({ admit }: ReturnType<typeof buckets>, key: string, count: number) =>
    Array.from({ length: count }, () => admit(key).outcome);

  it('A17: lets a burst pass, and then as many as come back with time', () => {
    const limit = buckets();
    assert.deepEqual(outcomes(limit, 'ann', 4), ['pass', 'pass', 'pass', 'wait']);
    now += 4000;
    assert.deepEqual(outcomes(limit, 'ann', 3), ['pass', 'pass', 'wait']);
    now += 600_000;
    assert.deepEqual(outcomes(limit, 'ann', 4), ['pass', 'pass', 'pass', 'wait']);
  });

  it('A17: says after how many seconds the next may pass, and holds to it', () => {
    const limit = buckets();
    outcomes(limit, 'ann', 3);
    const verdict = limit.admit('ann');
    assert.deepEqual(verdict, { outcome: 'wait', seconds: 2 });
    now += 1000;
    assert.deepEqual(limit.admit('ann'), { outcome: 'wait', seconds: 1 });
    now += 1000;
    assert.equal(limit.admit('ann').outcome, 'pass');
  });

  it('A17: keeps users apart, and clocks that go back harm nobody', () => {
    const limit = buckets();
    outcomes(limit, 'ann', 4);
    assert.equal(limit.admit('bob').outcome, 'pass');
    now -= 5000;
    assert.equal(limit.admit('bob').outcome, 'pass');
  });

  it('A17: makes a user wait for what its requests turned out to cost, and no other', () => {
    const limit = buckets();
    assert.equal(limit.admit('ann').outcome, 'pass');
    limit.charge('ann', 0.5);
    limit.charge('ann', 0.5);
    assert.deepEqual(outcomes(limit, 'ann', 2), ['pass', 'wait']);
    limit.charge('ann', 9);
    assert.deepEqual(limit.admit('ann'), { outcome: 'wait', seconds: 20 });
    assert.deepEqual(outcomes(limit, 'bob', 3), ['pass', 'pass', 'pass']);
    now += 20_000;
    assert.deepEqual(outcomes(limit, 'ann', 2), ['pass', 'wait']);
  });
});
