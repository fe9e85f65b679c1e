import assert from 'node:assert/strict';
import { type Lost, withConflicts } from '../../../extension/src/engine/items/conflictLog.ts';
import { emptyState } from '../../../extension/src/engine/state/state.ts';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import { readSnapshot } from '../../../extension/src/shared/snapshot.ts';
import { confirmed, START_TIME, todo } from './builders.ts';
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

  it('counts on when one step logs several times, also beyond what the log holds', () => {
    let state = emptyState('device-a');
    const ids = new Set<string>();
    for (let count = 0; count < 130; count += 1) {
      state = withConflicts(state, [LOSS], { nonce: 'N1', now: 1 });
      ids.add(state.conflicts.at(-1)?.id ?? '');
    }
    assert.equal(ids.size, 130);
    assert.equal(state.conflicts.length, 100);
    assert.equal(state.conflicts[0]?.id, 'N1.30');
  });

  it('forgets what was dismissed, durably, and nothing else', () => {
    const device = deviceWithLosses();
    const [first, second] = device.state.conflicts;
    device.send({ type: 'conflictsDismissed', conflictIds: [first?.id ?? ''] });
    assert.deepEqual(device.state.conflicts, [second]);
    assert.deepEqual(device.storage[KEYS.conflicts], [second]);
    device.restart();
    device.send({ type: 'conflictsDismissed', conflictIds: ['unknown'] });
    assert.deepEqual(readSnapshot(device.storage).conflicts, [second]);
  });

  it('forgets several together, passing over ids that are gone already', () => {
    const device = deviceWithLosses();
    const conflictIds = ['gone', ...device.state.conflicts.map(({ id }) => id)];
    device.send({ type: 'conflictsDismissed', conflictIds });
    assert.deepEqual(device.state.conflicts, []);
  });
});
