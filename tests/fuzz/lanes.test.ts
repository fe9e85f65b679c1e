import assert from 'node:assert/strict';
import { Lanes } from '../simulator/lanes.ts';
import { Progress, type SeedRun } from '../simulator/playSeeds.ts';

/** Of these seeds several fail, and not the first. */
const BROKEN: SeedRun = {
  seed: 20_261_122,
  runs: 40,
  suite: 'everyday',
  mutations: { broken: 'P8: a head’s changes are taken on whatever cursor' },
};
const SOUND: SeedRun = { seed: 20_261_126, runs: 12, suite: 'machines' };

describe('fuzz: lanes', () => {
  const all = [1, 3].map((count) => new Lanes(count));
  after(() => Promise.all(all.map((lanes) => lanes.end())));

  it('give the same counts, however many there are', async () => {
    const counts = await Promise.all(all.map((lanes) => lanes.check(SOUND)));
    const [one, three] = counts.map((each) => each.entries());
    assert.ok(one && one.length > 20);
    assert.deepEqual(three, one);
  }).timeout(0);

  it('print the first seed that fails, and the same history', async () => {
    const [one, three] = await Promise.all(
      all.map((lanes) => lanes.check(BROKEN).then(String, (error: Error) => error.message)),
    );
    assert.match(String(one), /^seed: \d+, suite: everyday.*\nCounterexample: /);
    assert.equal(three, one);
  }).timeout(0);

  it('stop at what has failed, not before', () => {
    const progress = Progress.of({ ...SOUND, runs: 9 });
    for (const index of [5, 2, 4]) progress.failed(index);
    assert.deepEqual(
      [0, 1, 2].map(() => progress.take()),
      [0, 1, null],
    );
    assert.equal(progress.firstFailed, 2);
  });
});
