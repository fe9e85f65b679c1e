import assert from 'node:assert/strict';
import { restAfter } from '../../../extension/src/adapters/restAfter.ts';

describe('restAfter', () => {
  it('R3: there is no rest before or after a first death, and then twice as long each time, up to 5 minutes', () => {
    const rest = restAfter();
    assert.ok(rest.isOver(-1e9));
    assert.equal(rest.early, 0);
    const rests: number[] = [];
    let now = 0;
    for (let deaths = 1; deaths <= 12; deaths += 1) {
      rest.note(now, now + 59_999);
      now += 59_999;
      assert.equal(rest.early, deaths);
      const diedAt = now;
      while (!rest.isOver(now)) now += 500;
      rests.push(now - diedAt);
      if (now > diedAt) assert.ok(!rest.isOver(now - 1));
    }
    assert.deepEqual(rests, [
      ...[0, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 256_000],
      ...[300_000, 300_000],
    ]);
  });

  it('R3: a death after a minute is a first one', () => {
    const rest = restAfter();
    for (const openedAt of [0, 1, 2]) rest.note(openedAt, openedAt);
    rest.note(100, 60_100);
    assert.equal(rest.early, 1);
    assert.ok(rest.isOver(60_100));
  });
});
