import assert from 'node:assert/strict';
import {
  grown,
  halved,
  type Portion,
  portionOf,
} from '../../../extension/src/engine/state/portion.ts';

const LEAST = 20;
const MOST = 2_000;

/** Asks for full pages on a line that carries `carried` changes in time; gives how many each had. */
function asked(carried: number, requests: number, from = portionOf(500)) {
  const counts: number[] = [];
  let portion: Portion = from;
  for (let request = 0; request < requests; request += 1) {
    counts.push(portion.count);
    portion = portion.count > carried ? halved(portion, LEAST) : grown(portion, MOST);
  }
  return { counts, portion };
}

describe('engine: portions', () => {
  it('P17: a line at its limit is asked for more than it carries less and less often', () => {
    const { counts } = asked(50, 200);
    assert.deepEqual(counts.slice(0, 5), [500, 250, 125, 63, 32]);
    const tries = counts.flatMap((count, index) => (index > 4 && count > 50 ? [index] : []));
    const between = tries.map((at, index) => at - (tries[index - 1] ?? 4) - 1);
    assert.deepEqual(between, [0, 2, 4, 8, 16, 32, 32, 32, 32]);
  });

  it('P17: after an outage they grow with each that comes', () => {
    const { portion } = asked(0, 20);
    assert.deepEqual(asked(MOST, 9, portion).counts, [
      ...[20, 40, 80, 160, 320, 640, 1_280],
      ...[MOST, MOST],
    ]);
  });

  it('P17: once more passed than before, twice that is tried at once', () => {
    const { portion } = asked(50, 23);
    assert.deepEqual([portion.count, portion.needed], [32, 16]);
    const { counts } = asked(MOST, 20, portion);
    assert.deepEqual(counts.slice(15), [32, 64, 128, 256, 512]);
  });

  it('P17: a line that gets worse later on is no doubling that failed', () => {
    const { portion } = asked(MOST, 3);
    assert.deepEqual([portion.count, portion.needed], [MOST, 1]);
    assert.equal(halved(portion, LEAST).needed, 1);
  });

  it('P17, C13: are halved to no less than they must have', () => {
    assert.equal(halved(portionOf(3), 1).count, 2);
    assert.equal(halved(portionOf(1), 1).count, 1);
    assert.equal(halved(portionOf(39), LEAST).count, LEAST);
    assert.equal(halved(portionOf(LEAST), LEAST).count, LEAST);
  });
});
