import assert from 'node:assert/strict';
import type { FocusEntry, Todo } from '@daybook/protocol';
import {
  moveTimes,
  timesMoved,
  timesSetIn,
  withMeasuredClock,
} from '../../../extension/src/engine/clock/measureClock.ts';
import { TIMING } from '../../../extension/src/engine/contract/timing.ts';
import { FOCUS_ENTRY } from '../../fixtures/items.ts';
import { confirmed, START_TIME, todo } from './builders.ts';
import { Harness } from './harness.ts';

const HOUR = 3_600_000;
/** When the edits are made, by the device's clock. */
const MADE = START_TIME;

function live(): Harness {
  const device = new Harness();
  device.goLive();
  return device;
}

/** An edit waits in the items behind a first one that is queued. */
function editBehindQueue(device: Harness, value: Todo | null) {
  device.send({ type: 'onlineChanged', online: false });
  device.edit('queued', todo('Queued'));
  device.edit('milk', value);
}

/** The server's clock turns out to be so far ahead of the device's. */
function measure(device: Harness, clockOffset: number) {
  const moment = { now: device.now, nonce: 'M', random: 0.5 };
  device.state = withMeasuredClock(device.state, clockOffset, moment);
}

describe('engine: times that an edit set', () => {
  const cases: [
    name: string,
    before: Todo | FocusEntry | null,
    value: Todo | FocusEntry,
    set: string[],
  ][] = [
    ['a new todo', null, todo('Milk', { createdAt: MADE }), ['createdAt']],
    [
      'one that is done',
      todo('Milk', { createdAt: MADE - HOUR }),
      todo('Milk', { createdAt: MADE - HOUR, done: true, completedAt: MADE }),
      ['completedAt'],
    ],
    [
      'a second away from the edit at most',
      null,
      todo('Milk', { createdAt: MADE - 1000, done: true, completedAt: MADE + 1000 }),
      ['createdAt', 'completedAt'],
    ],
    [
      'further away is another time',
      null,
      todo('Milk', { createdAt: MADE - 1001, done: true, completedAt: MADE + 1001 }),
      [],
    ],
    [
      'what was so before',
      todo('Milk', { createdAt: MADE }),
      todo('Oat milk', { createdAt: MADE }),
      [],
    ],
    [
      'a run of the timer, with its beginning',
      null,
      { ...FOCUS_ENTRY, startedAt: MADE - HOUR, endedAt: MADE },
      ['endedAt', 'startedAt'],
    ],
    [
      'a run that began before',
      { ...FOCUS_ENTRY, startedAt: MADE - HOUR, endedAt: MADE - 1 },
      { ...FOCUS_ENTRY, startedAt: MADE - HOUR, endedAt: MADE },
      ['endedAt'],
    ],
    [
      'a run that someone enters later',
      null,
      { ...FOCUS_ENTRY, startedAt: MADE, endedAt: MADE + HOUR },
      [],
    ],
  ];
  for (const [name, before, value, set] of cases) {
    it(`K2: ${name}`, () => assert.deepEqual(timesSetIn(before, value, MADE), set));
  }

  it('K2: a deletion sets none', () => {
    assert.deepEqual(timesSetIn(todo('Milk'), null, MADE), []);
  });

  it('K2, D5: move together, to no time before 1970', () => {
    const run = { ...FOCUS_ENTRY, startedAt: 1_000, endedAt: 5_000 };
    const fields = ['endedAt', 'startedAt'];
    assert.deepEqual(moveTimes(run, fields, 7.4), { ...run, startedAt: 1_007, endedAt: 5_007 });
    assert.deepEqual(moveTimes(run, fields, -2_000), { ...run, startedAt: 0, endedAt: 3_000 });
    assert.deepEqual(moveTimes(run, [], HOUR), run);
  });
});

describe('engine: times that were put into server time since they were seen', () => {
  const seen = todo('Milk', { createdAt: 1_000, completedAt: null });
  const clock = { clockOffset: 60_000, earlierOffsets: [] };

  it('K2: are those that differ by just what the clock was wrong by', () => {
    const movedTo = (createdAt: number) => timesMoved(seen, { ...seen, createdAt }, clock);
    assert.deepEqual([movedTo(61_000), movedTo(60_999), movedTo(1_000)], [['createdAt'], [], []]);
  });

  it('V7: are those, too, that were put into server time when they were seen, and are not now', () => {
    const later = { ...seen, createdAt: 61_000 };
    assert.deepEqual(timesMoved(later, seen, clock), ['createdAt']);
  });

  it('K3: are those that differ by what corrections moved them by', () => {
    const corrected = { clockOffset: 60_000, earlierOffsets: [20_000, 50_000] };
    const isMoved = (by: number) =>
      timesMoved(seen, { ...seen, createdAt: 1_000 + by }, corrected).length > 0;
    const moved = [60_000, 40_000, 10_000, 30_000, 20_000].filter(isMoved);
    assert.deepEqual(moved, [60_000, 40_000, 10_000]);
  });

  it('K2: are none where the clock is right, or where there is no item', () => {
    assert.deepEqual(timesMoved(seen, seen, { clockOffset: 0, earlierOffsets: [] }), []);
    assert.deepEqual([timesMoved(null, seen, clock), timesMoved(seen, null, clock)], [[], []]);
  });

  it('K3, M8: a deletion of what was corrected since it was shown deletes it, at whatever time', () => {
    const device = live();
    editBehindQueue(device, todo('Milk', { createdAt: MADE }));
    measure(device, -HOUR);
    const before = device.local('milk')?.value as Todo;
    // As if the clock had been set to where the person made it.
    measure(device, 0);
    const { epoch } = device.state.session;
    const place = { dataType: 'TODOS', itemId: 'milk' } as const;
    const edit = { id: 'deletes', epoch, ...place, before, value: null, madeAt: MADE - HOUR };
    device.send({ type: 'editsFound', edits: [edit] });
    assert.equal(device.local('milk')?.value, null);
    assert.deepEqual(device.state.conflicts, []);
  });
});

describe('engine: a measurement of the clock', () => {
  it('K3: corrects what waits, and what is queued, which stays as it was sent', () => {
    const device = live();
    editBehindQueue(device, todo('Milk', { createdAt: MADE }));
    measure(device, -HOUR);
    assert.deepEqual(device.local('milk'), {
      value: todo('Milk', { createdAt: MADE - HOUR }),
      editedAt: MADE - HOUR,
    });
    assert.equal(device.local('queued')?.editedAt, MADE - HOUR);
    const [queued] = device.state.durable.TODOS.outbox;
    assert.equal(queued?.changes[0]?.editedAt, MADE);
  });

  it('K3: corrects nothing within 5 seconds, and a millisecond more', () => {
    for (const [error, moved] of [
      [TIMING.clockError, 0],
      [-TIMING.clockError, 0],
      [TIMING.clockError + 1, TIMING.clockError + 1],
    ] as const) {
      const device = live();
      editBehindQueue(device, todo('Milk'));
      measure(device, error);
      assert.equal(device.local('milk')?.editedAt, MADE + moved);
    }
  });

  it('K3: corrects by what is new of the measurement, and nothing where that is nothing', () => {
    for (const [measured, moved] of [
      [HOUR, 0],
      [3 * HOUR, 2 * HOUR],
    ] as const) {
      const device = live();
      device.state = { ...device.state, clockOffset: HOUR };
      editBehindQueue(device, todo('Milk'));
      measure(device, measured);
      assert.equal(device.local('milk')?.editedAt, MADE + HOUR + moved);
    }
  });

  it('K3, M8: never to before what the edit is made on', () => {
    const device = live();
    device.committed([confirmed('milk', todo('Milk'), 1, { editedAt: MADE - 5 })]);
    editBehindQueue(device, todo('Oat milk'));
    measure(device, -HOUR);
    assert.equal(device.local('milk')?.editedAt, MADE - 4);
  });

  it('K3, D10: a time that is none any more stays so', () => {
    const device = live();
    editBehindQueue(device, todo('Milk', { done: true, completedAt: MADE }));
    device.edit('milk', todo('Milk'));
    measure(device, HOUR);
    assert.deepEqual(device.local('milk')?.value, todo('Milk', { createdAt: MADE + HOUR }));
  });

  it('K3: a deletion has only its own time', () => {
    const device = live();
    device.committed([confirmed('milk', todo('Milk'), 1, { editedAt: 1 })]);
    editBehindQueue(device, null);
    measure(device, HOUR);
    assert.deepEqual(device.local('milk'), { value: null, editedAt: MADE + HOUR });
  });

  it('K4: ends a Pro whose time is over by it, to the millisecond, and not before', () => {
    for (const [left, lapsedFor] of [
      [1, 0],
      [0, MADE + HOUR],
      [-1, MADE + HOUR],
    ] as const) {
      const device = new Harness();
      device.signIn('ada', MADE + HOUR);
      measure(device, HOUR - left);
      assert.equal(device.state.lapsedFor, lapsedFor, `${left} ms left`);
    }
  });
});
