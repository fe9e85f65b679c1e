import assert from 'node:assert/strict';
import type { DataType, ItemValue, Todo } from '@daybook/protocol';
import type { Edit } from '../../../extension/src/shared/edit.ts';
import { getEntry } from '../../../extension/src/shared/items.ts';
import { FOCUS_ENTRY } from '../../fixtures/items.ts';
import { confirmed, START_TIME, todo } from './builders.ts';
import { Harness } from './harness.ts';

const MILK = todo('Milk');

/** An edit of `milk`, made by a tab that shows it as `before`. */
function anEdit(
  device: Harness,
  before: Todo | null,
  value: Todo | null,
  more: Partial<Edit<'TODOS'>> = {},
): Edit<'TODOS'> {
  const { epoch } = device.state.session;
  const made = { id: 'E1', epoch, madeAt: device.now };
  return { ...made, dataType: 'TODOS', itemId: 'milk', before, value, ...more };
}

function fold(device: Harness, ...edits: Edit[]) {
  return device.send({ type: 'editsFound', edits });
}

/** A device that has `milk` from the server. */
function withMilk(value: Todo | null = MILK): Harness {
  const device = new Harness();
  device.goLive();
  device.committed([confirmed('milk', value, 1)]);
  device.now += 5_000;
  return device;
}

describe('engine: folding an edit', () => {
  it('S16, M1: of what another tab has edited meanwhile: both edits stay', () => {
    const device = withMilk();
    fold(device, anEdit(device, MILK, { ...MILK, title: 'Oat milk' }));
    fold(device, anEdit(device, MILK, { ...MILK, notes: 'Two' }, { id: 'E2' }));
    assert.deepEqual(device.local('milk')?.value, { ...MILK, title: 'Oat milk', notes: 'Two' });
    assert.deepEqual(device.state.conflicts, []);
  });

  it('S16, M6: of the same field: the later stays, and the other is in the conflict log', () => {
    const device = withMilk();
    fold(device, anEdit(device, MILK, todo('Oat milk')));
    fold(device, anEdit(device, MILK, todo('Rice milk'), { id: 'E2', madeAt: device.now - 1 }));
    assert.deepEqual(device.local('milk')?.value, todo('Oat milk'));
    const [{ itemId, side, fields, lost } = assert.fail(), ...more] = device.state.conflicts;
    assert.deepEqual([itemId, side, fields, more], ['milk', 'mine', ['title'], []]);
    assert.deepEqual(lost, { value: todo('Rice milk'), editedAt: device.now - 1 });
  });

  it('M12: two, one made on top of the other, are one: what is written over by its own author is no conflict', () => {
    const device = withMilk();
    device.committed([confirmed('milk', todo('Soy milk'), 2)]);
    device.now += 5_000;
    const madeAt = device.now;
    device.now += 5_000;
    const [first, second] = [todo('Oat milk'), { ...todo('Rice milk'), notes: 'Two' }];
    fold(
      device,
      anEdit(device, MILK, first, { madeAt }),
      anEdit(device, first, second, { id: 'E2', madeAt: madeAt + 9 }),
    );
    assert.deepEqual(device.local('milk'), { value: second, editedAt: madeAt + 9 });
    assert.deepEqual(
      device.state.conflicts.map(({ side, lost }) => [side, lost.value]),
      [['theirs', todo('Soy milk')]],
    );
  });

  it('M12: two that come back to what was there are none', () => {
    const device = withMilk();
    device.committed([confirmed('milk', todo('Soy milk'), 2)]);
    fold(
      device,
      anEdit(device, MILK, todo('Oat milk')),
      anEdit(device, todo('Oat milk'), MILK, { id: 'E2' }),
    );
    assert.equal(device.local('milk'), undefined);
    assert.deepEqual(device.state.conflicts, []);
  });

  it('M12, M8: two with a clock that was set back in between are as late as the first', () => {
    const device = withMilk();
    const oat = todo('Oat milk');
    fold(
      device,
      anEdit(device, MILK, oat),
      anEdit(device, oat, todo('Rice milk'), { id: 'E2', madeAt: device.now - 60_000 }),
    );
    assert.deepEqual(device.local('milk'), { value: todo('Rice milk'), editedAt: device.now });
  });

  it('M12, K2: of two that are one, each time that either set is corrected', () => {
    const device = withMilk();
    const createdAt = device.now - 1_500;
    const made = { ...todo('Bread'), createdAt };
    const done: Todo = { ...made, done: true, completedAt: device.now };
    const more = { itemId: 'bread' };
    fold(
      device,
      anEdit(device, null, made, { ...more, madeAt: createdAt }),
      anEdit(device, made, done, { ...more, id: 'E2' }),
    );
    const { fields } =
      device.state.unmeasured.find(({ itemId }) => itemId === 'bread') ?? assert.fail();
    assert.deepEqual([...fields].sort(), ['completedAt', 'createdAt']);
  });

  it('S16: that comes to what is there already changes nothing', () => {
    const device = withMilk();
    fold(device, anEdit(device, MILK, todo('Oat milk')));
    const known = device.local('milk');
    fold(device, anEdit(device, MILK, todo('Oat milk'), { id: 'E2', madeAt: device.now + 9 }));
    assert.deepEqual(device.local('milk'), known);
    assert.deepEqual(device.state.conflicts, []);
  });

  it('M1: that brings back what was deleted here is no conflict', () => {
    const device = withMilk();
    fold(device, anEdit(device, MILK, null));
    fold(device, anEdit(device, null, MILK, { id: 'E2' }));
    assert.deepEqual(device.local('milk')?.value, MILK);
    assert.deepEqual(device.state.conflicts, []);
  });

  it('M8: is later than what it is made on, whatever the clock says', () => {
    const device = withMilk();
    const { editedAt = 0 } = device.server('milk') ?? {};
    fold(device, anEdit(device, MILK, todo('Oat milk'), { madeAt: 5 }));
    assert.equal(device.local('milk')?.editedAt, editedAt + 1);
    fold(device, anEdit(device, MILK, { ...MILK, notes: 'Two' }, { id: 'E2', madeAt: 6 }));
    assert.equal(device.local('milk')?.editedAt, editedAt + 2, 'merged ones too');
  });

  it('K1: is of when it was made, in whole ms of the server’s time, and not of the future', () => {
    for (const [ago, offset, expected] of [
      [2_000, 0, -2_000],
      [0, 1.6, 2],
      [-1_000, 0, 0],
    ] as const) {
      const device = withMilk();
      device.state = { ...device.state, clockOffset: offset };
      fold(device, anEdit(device, MILK, todo('Oat milk'), { madeAt: device.now - ago }));
      assert.equal(device.local('milk')?.editedAt, device.now + expected);
    }
  });

  it('K2, S16: on top of one that was not folded when the person saw it is no conflict', () => {
    const at = START_TIME - 1_000;
    const made = todo('Milk', { createdAt: at });
    const ticked = { ...made, done: true, completedAt: at };
    const device = new Harness();
    device.state = { ...device.state, clockOffset: 300 };
    fold(
      device,
      anEdit(device, null, made, { madeAt: at }),
      anEdit(device, made, ticked, { id: 'E2', madeAt: at }),
      anEdit(device, ticked, { ...made, title: 'Oat milk' }, { id: 'E3', madeAt: at }),
    );
    const folded = { ...made, title: 'Oat milk', createdAt: at + 300 };
    assert.deepEqual(device.local('milk')?.value, folded);
    fold(device, anEdit(device, { ...folded, createdAt: at }, null, { id: 'E4', madeAt: at }));
    assert.deepEqual([device.local('milk'), device.state.conflicts], [undefined, []]);
  });

  it('of what was never sent and is deleted again leaves nothing to send', () => {
    const device = new Harness();
    fold(device, anEdit(device, null, MILK), anEdit(device, MILK, null, { id: 'E2' }));
    assert.equal(device.local('milk'), undefined);
  });

  it('V7: of another session that deletes what it did not show leaves nothing to send', () => {
    const device = new Harness();
    device.state = {
      ...device.state,
      session: { ...device.state.session, epoch: 2, importedEpoch: 1 },
    };
    fold(device, anEdit(device, MILK, null, { epoch: 1 }));
    assert.equal(device.local('milk')?.value, null);
    assert.equal(
      device.local('milk')?.editedAt,
      device.now + 1_000,
      'M8: later than what it deletes',
    );
    fold(device, anEdit(device, null, null, { epoch: 1, id: 'E2', itemId: 'oats' }));
    assert.equal(device.local('oats'), undefined);
  });

  it('V7: that deletes, signed out, what a removed device left keeps the deletion for the account', () => {
    const device = new Harness();
    const { session } = device.state;
    device.state = { ...device.state, session: { ...session, epoch: 2, importedEpoch: 1 } };
    fold(device, anEdit(device, MILK, todo('Oat milk'), { epoch: 1 }));
    fold(device, anEdit(device, todo('Oat milk'), null, { epoch: 2, id: 'E2' }));
    assert.equal(device.local('milk')?.value, null);
  });

  it('M2: of what may have been sent keeps the deletion', () => {
    const device = new Harness();
    device.goLive();
    fold(device, anEdit(device, null, MILK), anEdit(device, MILK, null, { id: 'E2' }));
    assert.equal(device.local('milk')?.value, null);
  });

  it('S16: of an earlier session is dropped, and each is folded once', () => {
    const device = withMilk();
    const foreign = anEdit(device, MILK, null, { epoch: device.state.session.epoch + 1 });
    const own = anEdit(device, MILK, todo('Oat milk'), { id: 'E2' });
    fold(device, foreign, own);
    assert.deepEqual(device.one('removeEdits').ids, ['E1', 'E2']);
    assert.deepEqual(device.state.folded, ['E1', 'E2']);
    const known = device.local('milk');
    assert.deepEqual(known?.value, todo('Oat milk'));
    device.now += 1;
    fold(device, own);
    assert.equal(device.local('milk'), known);
    assert.deepEqual(device.one('removeEdits').ids, ['E2'], 'its key goes again');
    assert.deepEqual(device.state.folded, ['E1', 'E2']);
  });

  it('is forgotten once its key is gone, and no other', () => {
    const device = withMilk();
    fold(device, anEdit(device, MILK, todo('Oat')), anEdit(device, MILK, null, { id: 'E2' }));
    device.send({ type: 'editsRemoved', ids: ['E1'] });
    assert.deepEqual(device.state.folded, ['E2']);
  });

  it('has nothing removed where nothing was found', () => {
    const device = withMilk();
    fold(device);
    assert.deepEqual(device.all('removeEdits'), []);
    device.send({ type: 'editsRemoved', ids: ['E7'] });
    assert.deepEqual(device.state.folded, []);
  });
});

describe('engine: notes of edits to be corrected', () => {
  function notes(device: Harness) {
    return device.state.unmeasured.map(({ dataType, itemId, fields }) => [
      `${dataType}/${itemId}`,
      ...fields,
    ]);
  }

  function put(device: Harness, dataType: DataType, itemId: string, value: ItemValue) {
    const before = getEntry(device.state.items[dataType].local, itemId)?.value ?? null;
    const edit = { id: `E${device.now}`, epoch: device.state.session.epoch, madeAt: device.now };
    fold(device, { ...edit, dataType, itemId, before, value } as Edit);
    device.now += 5_000;
  }

  it('K3: are one for each item, with the fields of all its edits', () => {
    const device = new Harness();
    put(device, 'TODOS', 'a', todo('A', { createdAt: START_TIME }));
    put(device, 'TODOS', 'b', todo('B', { createdAt: 1 }));
    put(device, 'FOCUS_HISTORY', 'a', { ...FOCUS_ENTRY, endedAt: device.now });
    const done = todo('A', { createdAt: START_TIME, done: true, completedAt: device.now });
    put(device, 'TODOS', 'a', done);
    assert.deepEqual(notes(device), [
      ['TODOS/b'],
      ['FOCUS_HISTORY/a', 'endedAt', 'startedAt'],
      ['TODOS/a', 'createdAt', 'completedAt'],
    ]);
    const before = device.state.unmeasured;
    put(device, 'TODOS', 'a', { ...done, notes: 'x' });
    assert.equal(device.state.unmeasured, before, 'nothing more to note');
  });

  it('K3: of what the server has by now are forgotten', () => {
    const device = new Harness();
    device.goLive();
    put(device, 'TODOS', 'a', todo('A'));
    const { commitId } = device.one('commit').commit;
    device.send({ type: 'commitAcknowledged', epoch: 1, dataType: 'TODOS', commitId });
    put(device, 'TODOS', 'b', todo('B'));
    assert.deepEqual(
      notes(device).map(([item]) => item),
      ['TODOS/b'],
    );
  });
});
