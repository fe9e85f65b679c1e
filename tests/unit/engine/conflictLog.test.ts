import assert from 'node:assert/strict';
import {
  type Lost,
  withConflicts,
  withMeasuredConflicts,
  withoutConflicts,
} from '../../../extension/src/engine/items/conflictLog.ts';
import { changedEntries } from '../../../extension/src/engine/persistence.ts';
import { emptyState } from '../../../extension/src/engine/state/state.ts';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import { readSnapshot } from '../../../extension/src/shared/snapshot.ts';
import { confirmed, EMPTY_PAGE, START_TIME, todo } from './builders.ts';
import { Harness } from './harness.ts';

/** A device whose unsent titles of two todos lost against another device's later ones. */
function deviceWithLosses(): Harness {
  const device = new Harness();
  device.goLive();
  const first = ['a', 'b'].map((id) => confirmed(id, todo('Old'), 1));
  device.committed(first);
  device.edit('a', todo('Mine A'));
  device.edit('b', todo('Mine B'));
  const editedAt = START_TIME + 60_000;
  const theirs = ['a', 'b'].map((id) => confirmed(id, todo('Theirs'), 2, { editedAt }));
  device.committed(theirs);
  return device;
}

const LOSS: Lost = {
  dataType: 'TODOS',
  itemId: 'a',
  lost: { value: todo('Lost'), editedAt: 1 },
  side: 'mine',
  fields: ['title'],
};

describe('engine: the conflict log', () => {
  it('M6: names what lost, each entry with an id of its own that only the step decides', () => {
    const [one, again] = [deviceWithLosses(), deviceWithLosses()];
    assert.deepEqual(
      one.state.conflicts.map(({ itemId, fields, side, lost }) => [
        itemId,
        fields,
        side,
        (lost.value as { title: string }).title,
      ]),
      [
        ['a', ['title'], 'mine', 'Mine A'],
        ['b', ['title'], 'mine', 'Mine B'],
      ],
    );
    const ids = one.state.conflicts.map(({ id }) => id);
    assert.equal(new Set(ids).size, 2);
    assert.deepEqual(
      again.state.conflicts.map(({ id }) => id),
      ids,
    );
  });

  it('M10: keeps all of them, however many, each under an id of its own', () => {
    let state = emptyState('device-a');
    for (let count = 0; count < 2000; count += 1) {
      state = withConflicts(state, [LOSS], { nonce: 'N1', now: 1, random: 0 });
    }
    assert.equal(state.conflicts.length, 2000);
    assert.equal(new Set(state.conflicts.map(({ id }) => id)).size, 2000);
    const stored = changedEntries(emptyState('device-a'), state);
    assert.deepEqual(readSnapshot(stored).conflicts, state.conflicts, 'in their order');
  });

  it('M10: one more entry writes none of the others again but those of its record', () => {
    const before = Array.from({ length: 1000 }, (_, at) => ({ ...LOSS, at, id: `N${at}.0` }));
    const state = { ...emptyState('device-a'), conflicts: before };
    const after = withConflicts(state, [LOSS], { nonce: 'N', now: 7, random: 0 });
    const entries = changedEntries(state, after);
    assert.deepEqual(Object.keys(entries), [KEYS.conflicts(7)]);
    assert.ok((entries[KEYS.conflicts(7)] as unknown[]).length < 40);
  });

  it('M10: forgets what is older than 30 days by the server’s clock, not by the device’s', () => {
    const day = 24 * 60 * 60_000;
    const device = deviceWithLosses();
    const logged = device.state.conflicts.map(({ id }) => id);
    const left = () => device.state.conflicts.filter(({ id }) => logged.includes(id)).length;
    const { length } = logged;
    device.now += 300 * day;
    device.headsSeen({ TODOS: [2, false] });
    assert.equal(left(), length, 'the clock may be wrong');
    for (const [passed, count] of [
      [29, length],
      [31, 0],
    ] as const) {
      device.headsSeen({ TODOS: [passed * 10, false] });
      device.wait(60_000);
      const clockOffset = (passed - 300) * day;
      const page = { ...EMPTY_PAGE, dataType: 'TODOS' as const };
      const result = { outcome: 'page' as const, page, clockOffset };
      device.pullAnswered('TODOS', result);
      assert.equal(left(), count);
    }
  });

  it('M10: what was logged by a clock that was wrong is kept for its 30 days, too', () => {
    const day = 24 * 60 * 60_000;
    for (const error of [60 * day, -60 * day]) {
      const state = { ...emptyState('device-a'), clockOffset: 0 };
      const trueNow = START_TIME;
      const logged = withConflicts(state, [LOSS], { nonce: 'N', now: trueNow + error, random: 0 });
      const measured = withMeasuredConflicts(
        { ...logged, clockOffset: -error },
        -error,
        trueNow + error,
      );
      assert.deepEqual(
        measured.conflicts.map(({ at }) => at),
        [trueNow],
        `${error}`,
      );
    }
  });

  it('M10: no entry is over by a time that was corrected', () => {
    const day = 24 * 60 * 60_000;
    const conflicts = [{ ...LOSS, id: 'N.0', at: START_TIME + 1, isUnmeasured: true as const }];
    const state = { ...emptyState('device-a'), clockOffset: -60 * day, conflicts };
    const measured = withMeasuredConflicts(state, -60 * day, START_TIME + 60 * day);
    assert.deepEqual(measured.conflicts, [{ ...LOSS, id: 'N.0', at: START_TIME }]);
    const after = withMeasuredConflicts(measured, 0, START_TIME + 91 * day);
    assert.deepEqual(after.conflicts, [], 'and then it is, 30 days later');
  });

  it('M10: what was logged before the clock went wrong keeps its time', () => {
    const before = { ...emptyState('device-a'), clockOffset: -1_000 };
    for (const [at, moved] of [
      [START_TIME, START_TIME],
      [START_TIME + 1, START_TIME - 999],
    ] as const) {
      const conflicts = [{ ...LOSS, id: 'N.0', at, isUnmeasured: true as const }];
      const measured = withMeasuredConflicts({ ...before, conflicts }, -1_000, START_TIME + 1_000);
      assert.deepEqual(measured.conflicts, [{ ...LOSS, id: 'N.0', at: moved }]);
    }
  });

  it('forgets what was dismissed, durably, and nothing else', () => {
    const device = deviceWithLosses();
    const [first, second] = device.state.conflicts;
    device.send({ type: 'conflictsDismissed', conflictIds: [first?.id ?? ''] });
    assert.deepEqual(device.state.conflicts, [second]);
    assert.deepEqual(readSnapshot(device.storage).conflicts, [second]);
    device.restart();
    device.send({ type: 'conflictsDismissed', conflictIds: ['unknown'] });
    assert.deepEqual(readSnapshot(device.storage).conflicts, [second]);
  });

  it('is the same where nothing lost, nothing of it is dismissed, and a measurement has nothing to correct', () => {
    const { state } = deviceWithLosses();
    const measured = withMeasuredConflicts(state, 0, START_TIME);
    assert.equal(withMeasuredConflicts(measured, 60_000, START_TIME), measured);
    assert.equal(withConflicts(state, [], { nonce: 'N', now: 1, random: 0 }), state);
    assert.equal(withoutConflicts(state, ['unknown']), state);
  });

  it('D5, M10: has times in whole ms, and none before 1970', () => {
    const before = { ...emptyState('device-a'), clockOffset: -5 };
    const { conflicts } = withConflicts(before, [LOSS], { nonce: 'N', now: 4, random: 0 });
    assert.deepEqual(
      conflicts.map(({ at }) => at),
      [0],
    );
    const measured = withMeasuredConflicts({ ...before, clockOffset: 2.4, conflicts }, 2.4, 0);
    assert.deepEqual(
      measured.conflicts.map(({ at }) => at),
      [2],
    );
  });

  it('forgets several together, passing over ids that are gone already', () => {
    const device = deviceWithLosses();
    const conflictIds = ['gone', ...device.state.conflicts.map(({ id }) => id)];
    device.send({ type: 'conflictsDismissed', conflictIds });
    assert.deepEqual(device.state.conflicts, []);
  });
});
