import assert from 'node:assert/strict';
import { tokenBuckets } from '../../../functions/src/limits/tokenBucket.ts';

describe('tokenBuckets', () => {
  let now = 0;
  const buckets = () => {
    now = 1_000_000;
    return tokenBuckets({ burst: 3, perMinute: 30 }, () => now);
  };
  const outcomes = (admit: ReturnType<typeof buckets>, key: string, count: number) =>
    Array.from({ length: count }, () => admit(key).outcome);

  it('A17: lets a burst pass, and then as many as come back with time', () => {
    const admit = buckets();
    assert.deepEqual(outcomes(admit, 'ann', 4), ['pass', 'pass', 'pass', 'wait']);
    now += 4000;
    assert.deepEqual(outcomes(admit, 'ann', 3), ['pass', 'pass', 'wait']);
    now += 600_000;
    assert.deepEqual(outcomes(admit, 'ann', 4), ['pass', 'pass', 'pass', 'wait']);
  });

  it('A17: says after how many seconds the next may pass, and holds to it', () => {
    const admit = buckets();
    outcomes(admit, 'ann', 3);
    const verdict = admit('ann');
    assert.deepEqual(verdict, { outcome: 'wait', seconds: 2 });
    now += 1000;
    assert.deepEqual(admit('ann'), { outcome: 'wait', seconds: 1 });
    now += 1000;
    assert.equal(admit('ann').outcome, 'pass');
  });

  it('A17: keeps users apart, and clocks that go back harm nobody', () => {
    const admit = buckets();
    outcomes(admit, 'ann', 4);
    assert.equal(admit('bob').outcome, 'pass');
    now -= 5000;
    assert.equal(admit('bob').outcome, 'pass');
  });
});
