import assert from 'node:assert/strict';
import { Cleanups } from '../../../tools/cleanups.ts';

describe('Cleanups', () => {
  it('undoes the latest first, once', async () => {
    const cleanups = new Cleanups();
    const undone: number[] = [];
    for (const number of [1, 2, 3]) await cleanups.add(async () => void undone.push(number));
    await Promise.all([cleanups.run(), cleanups.run()]);
    assert.deepEqual(undone, [3, 2, 1]);
  });

  it('undoes at once what is added after the end, and stops who added it', async () => {
    const cleanups = new Cleanups();
    await cleanups.run();
    let isUndone = false;
    const adding = cleanups.add(async () => {
      isUndone = true;
    });
    await assert.rejects(adding, /Stopped/);
    assert.ok(isUndone);
  });
});
