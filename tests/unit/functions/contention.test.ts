import assert from 'node:assert/strict';
import { isContention, withRetries } from '../../../functions/src/sync/contention.ts';

const CONTENTION = Object.assign(new Error('lost to another'), { code: 10 });

/** A transaction that fails so many times, and then gives how often it ran. */
function failing(error: unknown, times: number) {
  let runs = 0;
  return {
    runs: () => runs,
    run: async () => {
      runs += 1;
      if (runs <= times) throw error;
      return runs;
    },
  };
}

describe('withRetries', () => {
  const { random } = Math;
  before(() => {
    // Delays are a random part of their longest.
    Math.random = () => 0;
  });
  after(() => {
    Math.random = random;
  });

  it('runs a transaction again that lost to another', async () => {
    assert.equal(await withRetries(failing(CONTENTION, 3).run), 4);
  });

  it('waits a random part of a time that doubles, up to a second', async () => {
    const waits: number[] = [];
    const wait = async (ms: number) => void waits.push(ms);
    Math.random = () => 0.5;
    await withRetries(failing(CONTENTION, 9).run, wait);
    Math.random = () => 0;
    assert.deepEqual(waits, [10, 20, 40, 80, 160, 320, 500, 500, 500]);
  });

  it('gives up in the end, with what the last run threw', async () => {
    const { run, runs } = failing(CONTENTION, Number.POSITIVE_INFINITY);
    await assert.rejects(withRetries(run), CONTENTION);
    assert.ok(runs() > 5 && runs() < 100, `${runs()}`);
  });

  it('runs once where anything else went wrong', async () => {
    for (const error of [new Error('bug'), Object.assign(new Error('denied'), { code: 7 }), 10]) {
      const { run, runs } = failing(error, Number.POSITIVE_INFINITY);
      await assert.rejects(withRetries(run));
      assert.equal(runs(), 1);
      assert.equal(isContention(error), false);
    }
  });
});
