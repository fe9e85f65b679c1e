import assert from 'node:assert/strict';
import type { Checkin, Habit, HabitsItem } from '@daybook/protocol';
import type { ConfirmedChange } from '../../../extension/src/engine/contract/event.ts';
import { restore } from '../../../extension/src/engine/persistence.ts';
import { entriesOf, getEntry } from '../../../extension/src/shared/items.ts';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import { readSnapshot, visibleItems } from '../../../extension/src/shared/snapshot.ts';
import { confirmed, inPage, START_TIME } from './builders.ts';
import { Harness } from './harness.ts';

const DAY_MS = 86_400_000;

const RUN: Habit = {
  ...{ kind: 'habit', name: 'Run', color: 'red', days: [1], target: 1 },
  ...{ order: 'a0', archived: false, createdAt: START_TIME },
};
const [MON, TUE, WED] = ['run.2026-11-23', 'run.2026-11-24', 'run.2026-11-25'] as const;
const OTHER = 'runs.2026-11-23';

function checkin(id: string, count = 1): Checkin {
  const [habitId = '', day = ''] = id.split('.');
  return { kind: 'checkin', habitId, day, count };
}

/** What another device made of an item; `null` is its deletion. */
function theirs(
  id: string,
  value: HabitsItem | null,
  version: number,
  editedAt = START_TIME,
): ConfirmedChange {
  return { ...confirmed(id, null, version, { editedAt }), value };
}

class Device extends Harness {
  #edits = 0;

  /** The device has the habit with two check-ins and another habit's check-in, all of version 1. */
  static synced(): Device {
    const device = new Device();
    device.goLive();
    device.receive(
      ...[theirs('run', RUN, 1), ...[MON, TUE, OTHER].map((id) => theirs(id, checkin(id), 1))],
    );
    device.now += 60_000;
    return device;
  }

  receive(...changes: ConfirmedChange[]): void {
    this.committed(changes, { dataType: 'HABITS' });
  }

  /** A tab that shows what the engine has changes an item. */
  change(id: string, value: HabitsItem | null, before = this.shown().get(id) ?? null): void {
    this.#edits += 1;
    const edit = {
      ...{ id: `H${this.#edits}`, epoch: this.state.session.epoch, madeAt: this.now },
      ...{ dataType: 'HABITS' as const, itemId: id, before, value },
    };
    this.send({ type: 'editsFound', edits: [edit] });
  }

  /** Its own changes reach the server. */
  push(): void {
    this.wait(5_000);
    const { outbox } = this.state.durable.HABITS;
    const { epoch } = this.state.session;
    for (const { commitId } of outbox) {
      this.send({ type: 'commitAcknowledged', epoch, dataType: 'HABITS', commitId });
    }
    assert.deepEqual(this.unsent(), {});
  }

  shown(): Map<string, HabitsItem> {
    return visibleItems(readSnapshot(this.storage), 'HABITS');
  }

  unsent(): Record<string, unknown> {
    const { local } = this.state.items.HABITS;
    return Object.fromEntries([...entriesOf(local)].map(([id, { value }]) => [id, value]));
  }

  has(...ids: string[]): void {
    assert.deepEqual([...this.shown().keys()].sort(), ids.toSorted());
    assert.deepEqual(this.state.conflicts, []);
  }
}

describe('engine: the check-ins of a habit that is deleted', () => {
  it('D23: go with it, sent or not, and no other’s', () => {
    const device = Device.synced();
    device.change(WED, checkin(WED));
    device.change('run', null);
    device.has(OTHER);
    assert.deepEqual(Object.keys(device.unsent()).sort(), ['run', MON, TUE, WED].sort());
  });

  it('D23: a check-in that is deleted takes nothing with it', () => {
    const device = Device.synced();
    device.change(MON, null);
    device.has('run', TUE, OTHER);
  });

  it('D23: go on the device that learns of it, sent or not', () => {
    const device = Device.synced();
    device.change(WED, checkin(WED));
    device.receive(theirs('run', null, 2, device.now));
    device.has(OTHER);
    assert.deepEqual(device.unsent(), { [MON]: null, [TUE]: null, [WED]: null });
  });

  it('D23: need no deletion of their own where they came deleted', () => {
    const device = Device.synced();
    device.receive(...['run', MON, TUE].map((id) => theirs(id, null, 2, device.now)));
    device.has(OTHER);
    assert.deepEqual(device.unsent(), {});
  });

  it('D23: go although the habit itself was never sent', () => {
    const device = new Device();
    device.change('run', RUN);
    device.change(MON, checkin(MON));
    device.change('run', null);
    device.has();
    assert.deepEqual(device.unsent(), {});
  });

  it('D23: go where they arrive with the deletion', () => {
    const device = Device.synced();
    device.receive(theirs('run', null, 2, device.now), theirs(WED, checkin(WED), 2, device.now));
    device.has(OTHER);
    assert.equal(device.unsent()[WED], null);
  });

  it('D23: stay deleted one by one where their habit stays', () => {
    const device = Device.synced();
    device.receive(
      theirs('run', { ...RUN, name: 'Run far' }, 2, device.now),
      theirs(MON, null, 2, device.now),
    );
    device.has('run', TUE, OTHER);
  });

  it('D23: go where they arrive while the deletion isn’t sent', () => {
    const device = Device.synced();
    device.change('run', null);
    device.receive(theirs(WED, checkin(WED), 2, device.now));
    device.has(OTHER);
    assert.equal(device.unsent()[WED], null);
  });

  for (const how of ['here', 'elsewhere'] as const) {
    it(`D23: go where they arrive later, for 30 days after the habit was deleted ${how}`, () => {
      const device = Device.synced();
      if (how === 'here') {
        device.change('run', null);
        device.push();
      } else {
        device.receive(...['run', MON, TUE].map((id) => theirs(id, null, 2, device.now)));
      }
      device.restart();
      device.signIn();
      const version = (device.state.durable.HABITS.cursor?.version ?? 0) + 1;
      device.now += 29 * DAY_MS;
      device.receive(theirs(WED, checkin(WED), version, device.now));
      device.has(OTHER);
      assert.deepEqual(device.unsent(), { [WED]: null });
    });
  }

  it('D23: a deletion is forgotten after 30 days, and not before', () => {
    for (const [days, remembered] of [
      [29, ['run', 'read']],
      [31, ['read']],
    ] as const) {
      const device = Device.synced();
      device.change('run', null);
      device.push();
      device.now += days * DAY_MS;
      device.change('read', { ...RUN, name: 'Read' });
      device.change('read', null);
      assert.deepEqual(
        device.state.deletedHabits.map(({ id }) => id),
        remembered,
      );
    }
  });

  it('D23: a check-in from a tab that still showed the habit goes, too', () => {
    const device = Device.synced();
    device.receive(theirs('run', null, 2, device.now));
    device.change(WED, checkin(WED), null);
    device.has(OTHER);
  });

  it('D25: stay where the habit isn’t there and nobody is known to have deleted it', () => {
    const device = new Device();
    device.goLive();
    device.receive(theirs(MON, checkin(MON), 1));
    device.has(MON);
    assert.deepEqual(device.unsent(), {});
    device.receive(theirs('run', RUN, 2));
    device.has('run', MON);
  });

  it('D20: what is no deleted habit is left out, and the others are remembered', () => {
    const sound = { id: 'run', at: 1, checkins: { [MON]: checkin(MON) } };
    const broken = [null, 'run', { ...sound, id: 7 }, { ...sound, at: 'now' }];
    const wrong = [
      { id: 'run', at: 1 },
      { ...sound, checkins: { [MON]: 'text' } },
    ];
    const raw = { [KEYS.deletedHabits]: [...broken, ...wrong, sound] };
    assert.deepEqual(restore(raw, 'device-a').deletedHabits, [sound]);
  });

  it('D23: what another session had is no deletion', () => {
    const device = Device.synced();
    device.send({ type: 'signOutRequested' });
    device.send({ type: 'sessionCleared' });
    assert.deepEqual(device.state.deletedHabits, []);
    device.has();
  });

  it('D23, P15: what the server lost is no deletion', () => {
    const device = Device.synced();
    device.headsSeen({ HABITS: [2, false] });
    const head = { version: 1, commitId: 'R' };
    const result = { outcome: 'expired' as const, clockOffset: null, head };
    device.pullAnswered('HABITS', result);
    const changes = [theirs(MON, checkin(MON), 1), theirs(OTHER, checkin(OTHER), 1)];
    device.pulled({
      ...{ dataType: 'HABITS', version: 1, commitId: 'R', cursor: '1~R' },
      changes: changes.map(inPage),
    });
    assert.deepEqual(
      device.state.conflicts.map(({ itemId, isServerLoss }) => [itemId, isServerLoss]).sort(),
      [
        ['run', true],
        [TUE, true],
      ],
    );
    assert.deepEqual(device.state.deletedHabits, []);
    assert.deepEqual(device.unsent(), {});
    assert.deepEqual([...device.shown().keys()].sort(), [MON, OTHER].sort());
    device.change('run', RUN);
    device.change('run', null);
    assert.deepEqual([...device.shown().keys()], [OTHER]);
  });
});

describe('engine: the check-ins of a habit that comes back', () => {
  it('D23: come back with it when the deletion is undone before it is sent', () => {
    const device = Device.synced();
    device.change(WED, checkin(WED, 3));
    device.change('run', null);
    device.change('run', RUN);
    device.has('run', MON, TUE, WED, OTHER);
    assert.deepEqual(device.shown().get(WED), checkin(WED, 3));
    assert.deepEqual(device.state.deletedHabits, []);
  });

  it('D23: … but not over one that was made anew with it', () => {
    const device = Device.synced();
    device.change('run', null);
    const { epoch } = device.state.session;
    const made = { epoch, madeAt: device.now - 1, dataType: 'HABITS' as const, before: null };
    device.send({
      type: 'editsFound',
      edits: [
        { ...made, id: 'A', itemId: 'run', value: RUN },
        { ...made, id: 'B', itemId: MON, value: checkin(MON, 7) },
      ],
    });
    assert.deepEqual(device.shown().get(MON), checkin(MON, 7));
    device.has('run', MON, TUE, OTHER);
  });

  it('D23: come back when the deletion is undone while it is on its way', () => {
    const device = Device.synced();
    device.change('run', null);
    device.wait(1_500);
    const { outbox } = device.state.durable.HABITS;
    assert.equal(outbox.length, 1);
    device.change('run', RUN);
    const { epoch } = device.state.session;
    const [{ commitId } = { commitId: '' }] = outbox;
    device.send({ type: 'commitAcknowledged', epoch, dataType: 'HABITS', commitId });
    device.has('run', MON, TUE, OTHER);
  });

  it('D23: come back after the deletion was sent, across a restart', () => {
    const device = Device.synced();
    device.change('run', null);
    device.push();
    device.has(OTHER);
    device.restart();
    device.signIn();
    device.change('run', RUN);
    device.has('run', MON, TUE, OTHER);
    const { local } = device.state.items.HABITS;
    for (const id of ['run', MON, TUE]) assert.ok(getEntry(local, id)?.value, id);
  });

  it('D23, N3: come back when it was deleted elsewhere and is saved here', () => {
    const device = Device.synced();
    device.receive(...['run', MON, TUE].map((id) => theirs(id, null, 2, device.now)));
    device.receive(theirs(WED, checkin(WED), 3, device.now));
    device.change('run', { ...RUN, name: 'Run far' }, null);
    device.has('run', MON, TUE, WED, OTHER);
    assert.deepEqual(Object.keys(device.unsent()).sort(), ['run', MON, TUE, WED].sort());
  });

  it('D23, M6: come back when a habit whose edit lost to the deletion is restored', () => {
    const device = Device.synced();
    device.change('run', { ...RUN, name: 'Run far' });
    device.receive(...['run', MON, TUE].map((id) => theirs(id, null, 2, device.now + 1_000)));
    const [entry] = device.state.conflicts;
    assert.equal(entry?.itemId, 'run');
    device.send({ type: 'conflictsDismissed', conflictIds: [entry?.id ?? ''] });
    device.has(OTHER);
    device.change('run', entry?.lost.value as Habit);
    device.has('run', MON, TUE, OTHER);
  });

  it('D23, M4: come back where an edit is later than the deletion', () => {
    const device = Device.synced();
    device.change('run', { ...RUN, name: 'Run far' });
    device.receive(...['run', MON, TUE].map((id) => theirs(id, null, 2, device.now - 1_000)));
    const [deletion] = device.state.conflicts;
    assert.deepEqual([deletion?.itemId, deletion?.lost.value], ['run', null]);
    device.send({ type: 'conflictsDismissed', conflictIds: [deletion?.id ?? ''] });
    device.has('run', MON, TUE, OTHER);
    assert.deepEqual(Object.keys(device.unsent()).sort(), ['run', MON, TUE].sort());
  });

  it('D23: are left to the device that brought it back', () => {
    const device = Device.synced();
    device.receive(...['run', MON, TUE].map((id) => theirs(id, null, 2, device.now)));
    device.receive(
      ...[theirs('run', RUN, 3, device.now), theirs(TUE, checkin(TUE), 3, device.now)],
    );
    device.has('run', TUE, OTHER);
    assert.deepEqual(device.unsent(), {});
    assert.deepEqual(device.state.deletedHabits, []);
  });

  it('D23: aren’t deleted any more where they came back before the habit', () => {
    const device = Device.synced();
    device.receive(...['run', MON, TUE].map((id) => theirs(id, null, 2, device.now)));
    device.receive(theirs(MON, checkin(MON, 5), 3, device.now));
    assert.deepEqual(device.unsent(), { [MON]: null });
    device.receive(theirs('run', RUN, 4, device.now));
    assert.deepEqual(device.shown().get(MON), checkin(MON, 5));
    assert.deepEqual(device.unsent(), {});
  });
});
