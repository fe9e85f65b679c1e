import assert from 'node:assert/strict';
import { forEachConcurrently } from '../../../functions/src/forEachConcurrently.ts';

describe('forEachConcurrently', () => {
  it('does each item once, so many side by side and no more', async () => {
    const done: number[] = [];
    let running = 0;
    let most = 0;
    await forEachConcurrently([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
      done.push(item);
    });
    assert.deepEqual([done.toSorted(), most], [[1, 2, 3, 4, 5, 6, 7], 3]);
  });

  it('fails with the first failure', async () => {
    const work = async (item: number) => {
      if (item === 2) throw new Error('2 failed');
    };
    await assert.rejects(forEachConcurrently([1, 2, 3], 2, work), /2 failed/);
  });
});
