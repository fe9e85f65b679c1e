import assert from 'node:assert/strict';
import type { DataType } from '@daybook/protocol';
import { type FocusEntry, type ItemValue, isValidItem, type Todo } from '@daybook/protocol';
import fc from 'fast-check';
import { getEntry } from '../../../extension/src/shared/items.ts';
import { readSnapshot } from '../../../extension/src/shared/snapshot.ts';
import type { EditRequest } from '../../../extension/src/ui/data/editWriter.ts';
import { listConflicts } from '../../../extension/src/ui/panel/conflicts/conflictList.ts';
import { restoreConflicts } from '../../../extension/src/ui/panel/conflicts/restoreConflicts.ts';
import { FOCUS_ENTRY } from '../../fixtures/items.ts';
import { confirmed, inPage, START_TIME, todo } from './builders.ts';
import { Harness } from './harness.ts';

const OPEN = todo('Milk');
const ticked = (minute: number, more: Partial<Todo> = {}) =>
  todo('Milk', { done: true, completedAt: START_TIME + minute * 60_000, ...more });

class Device extends Harness {
  #edits = 0;

  /** It is live, and has what another device made of the item. */
  static having(value: Todo): Device {
    const device = new Device();
    device.goLive();
    device.committed([confirmed('milk', value, 1)]);
    device.now += 3_600_000;
    return device;
  }

  /** A tab that showed `before` changes an item; `ago` is how long it took to be found, ms. */
  change(
    value: ItemValue | null,
    before: ItemValue | null,
    { dataType = 'TODOS', itemId = 'milk', ago = 0 }: Partial<Place> = {},
  ): void {
    this.#edits += 1;
    const id = `G${this.#edits}`;
    const { epoch } = this.state.session;
    const edit = { id, epoch, dataType, itemId, before, value, madeAt: this.now - ago };
    this.send({ type: 'editsFound', edits: [edit] });
  }

  milk(): Todo {
    return (this.local('milk') ?? this.server('milk'))?.value as Todo;
  }

  /** Restores all of the conflict log, as the panel does. */
  async restoreAll(): Promise<void> {
    const requests: EditRequest[] = [];
    await restoreConflicts(listConflicts(readSnapshot(this.storage)), async (all) => {
      requests.push(...all);
    });
    for (const { dataType, itemId, before, value } of requests) {
      this.change(value, before, { dataType, itemId });
    }
  }
}

interface Place {
  dataType: DataType;
  itemId: string;
  ago: number;
}

const doneIn = ({ done, completedAt }: Todo) => [done, completedAt];

describe('engine: fields that belong together', () => {
  it('M11: fold together, from a tab that hasn’t seen that the todo was ticked again', () => {
    const device = Device.having(ticked(1));
    device.change(ticked(30), ticked(1));
    device.now += 1_000;
    device.change(OPEN, ticked(1));
    assert.deepEqual(doneIn(device.milk()), [false, null]);
  });

  it('M11: fold together where the change in between is the later one', () => {
    const device = Device.having(ticked(1));
    device.change(ticked(30), ticked(1));
    device.change(OPEN, ticked(1), { ago: 60_000 });
    assert.deepEqual(doneIn(device.milk()), doneIn(ticked(30)));
  });

  it('M11: fold beside another field, each from the one who changed it', () => {
    const device = Device.having(OPEN);
    device.change(ticked(30), OPEN);
    device.change(todo('Oat milk'), OPEN);
    assert.deepEqual(device.milk(), ticked(30, { title: 'Oat milk' }));
    assert.deepEqual(device.state.conflicts, []);
  });

  it('M11: fold as a whole run of the timer', () => {
    const device = new Device();
    device.goLive();
    const place = { dataType: 'FOCUS_HISTORY', itemId: 'run' } as const;
    const later: FocusEntry = { ...FOCUS_ENTRY, startedAt: 5_000, endedAt: 9_000 };
    const other: FocusEntry = { ...FOCUS_ENTRY, kind: 'break', plannedMinutes: 5 };
    device.change(FOCUS_ENTRY, null, place);
    device.change(later, FOCUS_ENTRY, place);
    device.now += 1_000;
    device.change({ ...other, label: 'Tea' }, FOCUS_ENTRY, place);
    const { local } = device.state.items.FOCUS_HISTORY;
    assert.deepEqual(getEntry(local, 'run')?.value, { ...other, label: 'Tea' });
  });

  for (const [name, delay, expected] of [
    ['is later', 5_000, [false, null]],
    ['is earlier', -5_000, doneIn(ticked(30))],
  ] as const) {
    it(`M9, M11: what is set back to its base while its commit is unanswered, and ${name}`, () => {
      const device = Device.having(OPEN);
      device.change(ticked(30), OPEN);
      assert.equal(device.state.durable.TODOS.outbox.length, 1);
      const editedAt = device.now + 10_000;
      device.now = editedAt + delay;
      device.change(OPEN, ticked(30));
      device.headsSeen({ TODOS: [4, false] });
      const theirs = confirmed('milk', ticked(30, { title: 'Oat milk' }), 4, { editedAt });
      device.pulled({ dataType: 'TODOS', version: 4, changes: [inPage(theirs)], cursor: '4~X4' });
      assert.equal(device.milk().title, 'Oat milk');
      assert.deepEqual(doneIn(device.milk()), expected);
    });
  }

  it('M11: are restored from the conflict log together, over what came since', async () => {
    const device = Device.having(ticked(1));
    device.change(ticked(30), ticked(1));
    const editedAt = device.now + 1_000;
    device.committed([confirmed('milk', OPEN, 2, { editedAt })]);
    assert.deepEqual(doneIn(device.milk()), [false, null]);
    assert.equal(device.state.conflicts.length, 1);
    device.now += 120_000;
    device.committed([confirmed('milk', todo('Oat milk'), 3, { editedAt: device.now })]);
    device.now += 1_000;
    await device.restoreAll();
    assert.deepEqual(device.milk(), ticked(30, { title: 'Oat milk' }));
  });

  it('M11: are restored together although they changed since the log was read', () => {
    const device = Device.having(OPEN);
    const restored = ticked(30);
    device.change(ticked(40), OPEN);
    device.now += 1_000;
    device.change(restored, OPEN);
    assert.deepEqual(doneIn(device.milk()), doneIn(restored));
  });

  it('M11: whatever tabs of old states do, both are of one change', () => {
    const value = fc.constantFrom(OPEN, ticked(1), ticked(2), ticked(3), ticked(2, { notes: 'x' }));
    const edit = fc.record({ value, before: value, ago: fc.integer({ min: 0, max: 5_000 }) });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 5 }), (edits) => {
        const device = Device.having(ticked(1));
        const written = [ticked(1), ...edits.map((each) => each.value)].map(doneIn);
        for (const { value: next, before, ago } of edits) {
          device.change(next, before, { ago });
          device.now += 1_000;
        }
        assert.ok(isValidItem('TODOS', 'milk', device.milk()));
        assert.ok(written.some((pair) => `${pair}` === `${doneIn(device.milk())}`));
      }),
      { numRuns: 50 },
    );
  });
});
