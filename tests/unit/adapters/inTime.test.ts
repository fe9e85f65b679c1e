import assert from 'node:assert/strict';
import { inTime } from '../../../extension/src/adapters/inTime.ts';
import { useWaits } from '../../fakes/waits.ts';

const never = new Promise<never>(() => undefined);

describe('inTime', () => {
  const waits = useWaits();

  it('R3: gives what the work comes to, and leaves no timer behind', async () => {
    waits.holdTimers();
    assert.equal(await inTime(Promise.resolve('done'), 5, 'late'), 'done');
    await assert.rejects(inTime(Promise.reject(new Error('no')), 5, 'late'), /no/);
    assert.deepEqual(waits.timers, []);
  });

  it('R3: says that it is too late, then and not before', async () => {
    waits.holdTimers();
    const answer = inTime(never, 5, 'late');
    assert.deepEqual(
      waits.timers.map(({ ms }) => ms),
      [5],
    );
    waits.timers[0]?.run();
    assert.equal(await answer, 'late');
  });
});
