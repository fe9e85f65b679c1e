import assert from 'node:assert/strict';
import { errorBodyOf, REASONS, type Reason, START } from '@daybook/protocol';
import { measureClockOffset } from '../../../extension/src/adapters/measureClockOffset.ts';
import { EMPTY_PAGE } from '../engine/builders.ts';
import { doorAnswering } from './support/apiDoor.ts';
import { FOREIGN_ANSWERS } from './support/foreignAnswers.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const NOW = 1_800_000_000_000;
const DATE = new Date(NOW).toUTCString();

/** The offset by an answer with `date`, asked for when the wall clock showed `asked`, and by both clocks that long ago. */
function measured(date: string | null, asked: number, wall: number, monotonic = wall) {
  return measureClockOffset(
    date,
    { wall: asked, monotonic: 5 },
    { wall: asked + wall, monotonic: 5 + monotonic },
  );
}

/** A device whose wall clock is wrong by `error`, and on which each look at the clocks takes no time. */
const clocksWrongBy = (error: number) => ({ wall: () => NOW + error, monotonic: () => 5 });

describe('measureClockOffset', () => {
  it('K1: is what the device’s clock lacks, from the middle of the way', () => {
    assert.equal(measured(DATE, NOW + HOUR, 1_000), -HOUR);
    assert.equal(measured(DATE, NOW - HOUR, 1_000), HOUR);
    assert.equal(measured(DATE, NOW - HOUR, 4_000), HOUR - 1_500);
  });

  it('K1: is none within what whole seconds and the way can hide', () => {
    for (const asked of [NOW, NOW - SECOND, NOW + SECOND])
      assert.equal(measured(DATE, asked, 0), 0);
    assert.equal(measured(DATE, NOW - 1_500, 0), 2_000);
    assert.equal(measured(DATE, NOW + 2_500, 0), -2_000);
  });

  it('K7: nothing is learnt without a date', () => {
    for (const date of [null, '', 'yesterday']) assert.equal(measured(date, NOW, 10), null);
  });

  it('K7: nothing is learnt from what was long under way', () => {
    assert.equal(measured(DATE, NOW - HOUR, 5_000), HOUR - 2_000);
    assert.equal(measured(DATE, NOW - HOUR, 5_001), null);
    assert.equal(measured(DATE, NOW - HOUR, 8 * HOUR), null);
  });

  it('K7: nothing is learnt over a sleep, or while the clock is set', () => {
    assert.equal(measured(DATE, NOW, 8 * HOUR, 20), null, 'slept');
    assert.equal(measured(DATE, NOW, HOUR, 20), null, 'set ahead');
    assert.equal(measured(DATE, NOW, -HOUR, 20), null, 'set back');
    assert.equal(measured(DATE, NOW, -20, 20), 0, 'adjusted by a little');
    assert.equal(measured(DATE, NOW, 520, 20), 0, 'adjusted by as much as clocks run apart');
    assert.equal(measured(DATE, NOW, 521, 20), null, 'adjusted by more');
  });
});

describe('the API door', () => {
  const body = { ...EMPTY_PAGE, dataType: 'TODOS' };
  const headers = { Date: DATE };

  it('K1: teaches the time by every answer, refusals too', async () => {
    const refusals = (Object.keys(REASONS) as Reason[]).map((reason) => ({
      status: REASONS[reason].code as number,
      body: errorBodyOf(reason, ''),
    }));
    for (const answer of [{ status: 200, body }, ...refusals]) {
      const door = await doorAnswering({ ...answer, headers }, clocksWrongBy(HOUR));
      const result = await door.pull('ada', 'TODOS', START, 20);
      assert.ok('clockOffset' in result, `${answer.status}`);
      assert.equal(result.clockOffset, 500 - HOUR);
    }
  });

  it('K1: teaches nothing by what others answer in its place', async () => {
    for (const [name, answer] of Object.entries({ ...FOREIGN_ANSWERS, limit: { status: 413 } })) {
      const foreign = { ...answer, headers };
      const door = await doorAnswering(foreign, clocksWrongBy(HOUR));
      assert.ok(!('clockOffset' in (await door.pull('ada', 'TODOS', START, 20))), name);
    }
  });

  it('K7: teaches nothing where the computer slept in the middle of it', async () => {
    let looks = 0;
    const clocks = { wall: () => NOW + looks++ * HOUR, monotonic: () => 5 };
    const door = await doorAnswering({ status: 200, headers, body }, clocks);
    const result = await door.pull('ada', 'TODOS', START, 20);
    assert.deepEqual(
      [result.outcome, 'clockOffset' in result && result.clockOffset],
      ['page', null],
    );
  });
});
