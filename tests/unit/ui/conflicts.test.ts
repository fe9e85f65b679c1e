import assert from 'node:assert/strict';
import type { ItemValue } from '@daybook/protocol';
import type { Conflict } from '../../../extension/src/shared/conflict.ts';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import { readSnapshot } from '../../../extension/src/shared/snapshot.ts';
import type { EditRequest } from '../../../extension/src/ui/data/editWriter.ts';
import {
  firstEntries,
  groupConflicts,
} from '../../../extension/src/ui/panel/conflicts/conflictGroups.ts';
import {
  type ListedConflict,
  listConflicts,
} from '../../../extension/src/ui/panel/conflicts/conflictList.ts';
import { describeConflict } from '../../../extension/src/ui/panel/conflicts/describeConflict.ts';
import { restoreConflicts } from '../../../extension/src/ui/panel/conflicts/restoreConflicts.ts';
import { restoredValue } from '../../../extension/src/ui/panel/conflicts/restoredValue.ts';
import { localeOf } from '../../../extension/src/ui/text/locale.ts';
import { aTodo, aTodoEdit } from '../../fakes/todos.ts';

function conflict(value: ItemValue | null, more: Partial<Conflict> = {}): Conflict {
  return {
    id: 'N1.0',
    dataType: 'TODOS',
    itemId: 'T1',
    lost: { value, editedAt: 1 },
    side: 'mine',
    fields: [],
    at: 1,
    ...more,
  };
}

const HABIT = {
  kind: 'habit' as const,
  name: 'Read',
  color: 'teal' as const,
  days: [1, 3],
  target: 2,
  order: 'a0',
  archived: false,
  createdAt: 1,
};

describe('listConflicts', () => {
  it('has the newest first, each with the item as it is now', () => {
    const edit = aTodoEdit({ itemId: 'T1', value: aTodo({ title: 'Now' }) });
    const raw = {
      [KEYS.edit(edit.id)]: edit,
      [KEYS.conflicts(0)]: [conflict(aTodo()), conflict(aTodo(), { id: 'N2.0', itemId: 'gone' })],
    };
    assert.deepEqual(
      listConflicts(readSnapshot(raw)).map((listed) => [listed.conflict.id, listed.present]),
      [
        ['N2.0', null],
        ['N1.0', aTodo({ title: 'Now' })],
      ],
    );
  });
});

describe('listConflicts: a check-in', () => {
  const day = (value: ItemValue | null = null) =>
    conflict(value, { id: 'N3.0', dataType: 'HABITS', itemId: 'h.1.2027-02-01', at: 2 });
  const habitOf = (raw: Record<string, unknown>) => listConflicts(readSnapshot(raw))[0]?.habit;
  const lost = (name: string | null, id: string) =>
    conflict(name === null ? null : { ...HABIT, name }, { id, dataType: 'HABITS', itemId: 'h.1' });

  it('has its habit, as it is now', () => {
    const edit = { ...aTodoEdit(), dataType: 'HABITS', itemId: 'h.1', value: HABIT };
    const raw = {
      [KEYS.edit(edit.id)]: edit,
      [KEYS.conflicts(0)]: [lost('Earlier', 'N2.0'), day()],
    };
    assert.deepEqual(habitOf(raw), HABIT);
  });

  it('has the habit that the log had last where it is gone, and none where it is in neither', () => {
    const log = [lost('Earlier', 'N1.0'), lost('Later', 'N2.0'), lost(null, 'N2.1'), day()];
    assert.deepEqual(habitOf({ [KEYS.conflicts(0)]: log }), { ...HABIT, name: 'Later' });
    assert.equal(habitOf({ [KEYS.conflicts(0)]: [day()] }), undefined);
    const other = conflict(
      { ...HABIT, name: 'Run' },
      { id: 'N2.2', dataType: 'HABITS', itemId: 'h' },
    );
    assert.deepEqual(habitOf({ [KEYS.conflicts(0)]: [...log, other] }), {
      ...HABIT,
      name: 'Later',
    });
    const todo = conflict(aTodo(), { itemId: 'h.1' });
    assert.equal(habitOf({ [KEYS.conflicts(0)]: [todo, day()] }), undefined);
    const others = conflict(aTodo(), { itemId: 'h.1.2027-02-01', at: 2 });
    assert.equal(habitOf({ [KEYS.conflicts(0)]: [lost('Read', 'N1.0'), others] }), undefined);
    assert.equal(habitOf({ [KEYS.conflicts(0)]: [todo, others] }), undefined);
  });
});

describe('restoredValue', () => {
  const lost = aTodo({ title: 'Lost', notes: 'Lost', done: true });
  const present = aTodo({ title: 'Now', priority: 2 });

  it('puts lost fields over the item as it is now', () => {
    const listed = { conflict: conflict(lost, { fields: ['title'] }), present };
    assert.deepEqual(restoredValue(listed), { ...present, title: 'Lost' });
  });

  it('puts a lost item back whole, and also one whose fields lost and that is gone now', () => {
    assert.deepEqual(restoredValue({ conflict: conflict(lost), present }), lost);
    const listed = { conflict: conflict(lost, { fields: ['title'] }), present: null };
    assert.deepEqual(restoredValue(listed), lost);
  });

  it('deletes where a deletion lost', () => {
    assert.equal(restoredValue({ conflict: conflict(null), present }), null);
  });

  it('M11: puts a field back with what belongs to it', () => {
    const tick = aTodo({ title: 'Lost', done: true, completedAt: 5 });
    const now = aTodo({ title: 'Now' });
    const listed = { conflict: conflict(tick, { fields: ['completedAt'] }), present: now };
    assert.deepEqual(restoredValue(listed), { ...now, done: true, completedAt: 5 });
  });

  it('M11: works for every type; of a focus entry the times are put back together', () => {
    const habit = conflict({ ...HABIT, name: 'Lost' }, { dataType: 'HABITS', fields: ['name'] });
    assert.deepEqual(restoredValue({ conflict: habit, present: { ...HABIT, target: 9 } }), {
      ...HABIT,
      name: 'Lost',
      target: 9,
    });
    const entry = {
      kind: 'focus' as const,
      startedAt: 5,
      endedAt: 6,
      plannedMinutes: 25,
      completed: true,
      label: '',
    };
    const focus = conflict(entry, { dataType: 'FOCUS_HISTORY', fields: ['startedAt'] });
    const earlier = { ...entry, startedAt: 1, endedAt: 2 };
    const present = { ...earlier, label: 'Mail' };
    assert.deepEqual(restoredValue({ conflict: focus, present }), { ...entry, label: 'Mail' });
  });
});

describe('restoreConflicts', () => {
  const present = aTodo({ title: 'Now', priority: 1 });

  /** What is written, write by write. */
  async function restored(conflicts: ListedConflict[]) {
    const writes: (readonly EditRequest[])[] = [];
    await restoreConflicts(conflicts, async (requests) => void writes.push(requests));
    return writes;
  }

  it('N7: restores by an ordinary edit on the item as it is now, and by none where it is so already', async () => {
    assert.deepEqual(await restored([{ conflict: conflict(null), present }]), [
      [{ dataType: 'TODOS', itemId: 'T1', before: present, value: null }],
    ]);
    assert.deepEqual(await restored([{ conflict: conflict(present), present }]), [[]]);
  });

  it('N7: restores many by one write, whatever their types', async () => {
    const todo = { conflict: conflict(aTodo()), present: null };
    const habit = { conflict: conflict(HABIT, { dataType: 'HABITS' }), present: null };
    const [written, ...others] = await restored([habit, todo]);
    assert.deepEqual(others, []);
    assert.deepEqual(written, [
      { dataType: 'TODOS', itemId: 'T1', before: null, value: aTodo() },
      { dataType: 'HABITS', itemId: 'T1', before: null, value: HABIT },
    ]);
  });

  it('N7: writes one edit for an item that lost several times, the newest of which goes on top', async () => {
    const [older, newer] = [aTodo({ title: 'Older', priority: 3 }), aTodo({ title: 'Newer' })];
    const listed = [
      { conflict: conflict(newer, { id: 'N1.2', fields: ['title'] }), present },
      { conflict: conflict(older, { id: 'N1.1', fields: ['title', 'priority'] }), present },
    ];
    const value = { ...present, title: 'Newer', priority: 3 };
    assert.deepEqual(await restored(listed), [
      [{ dataType: 'TODOS', itemId: 'T1', before: present, value }],
    ]);
  });
});

describe('groupConflicts', () => {
  const entry = (id: string, at: number) => ({
    conflict: conflict(null, { id, at }),
    present: null,
  });
  const idsOf = (listed: readonly ListedConflict[]) => listed.map(({ conflict: { id } }) => id);

  it('N7: has one group for each moment, in the order of the list', () => {
    const groups = groupConflicts([entry('a', 9), entry('b', 9), entry('c', 4), entry('d', 9)]);
    assert.deepEqual(
      groups.map(({ at, entries }) => [at, idsOf(entries)]),
      [
        [9, ['a', 'b', 'd']],
        [4, ['c']],
      ],
    );
  });

  it('N6: the first entries are those of as many groups as it takes, the last of which may be cut', () => {
    const groups = groupConflicts([entry('a', 9), entry('b', 8), entry('c', 8), entry('d', 7)]);
    const first = (count: number) =>
      firstEntries(groups, count).map(({ group, shown }) => [group.entries.length, idsOf(shown)]);
    assert.deepEqual(first(2), [
      [1, ['a']],
      [2, ['b']],
    ]);
    assert.deepEqual(first(3), [
      [1, ['a']],
      [2, ['b', 'c']],
    ]);
    assert.equal(first(20).length, 3);
  });
});

describe('describeConflict', () => {
  const en = localeOf('en-US');

  it('says which todo, whose change, what it lost and what stands there now', () => {
    const lost = aTodo({ title: 'Oat milk', dueOn: '2027-02-01', priority: 3, done: true });
    const fields = ['title', 'dueOn', 'priority', 'done', 'completedAt', 'order'];
    const listed = { conflict: conflict(lost, { fields }), present: aTodo({ title: 'Milk' }) };
    assert.deepEqual(describeConflict(listed, en), {
      title: 'Milk',
      type: null,
      what: 'Changed on this device',
      lost: [
        { label: 'Title', text: 'Oat milk', now: 'Milk' },
        { label: 'Due', text: 'Feb 1, 2027', now: 'none' },
        { label: 'Priority', text: 'high', now: 'none' },
        { label: 'Done', text: 'yes', now: 'no' },
        { label: 'Place', text: 'another place in the list', now: null },
      ],
    });
  });

  it('names a deleted item by what it was', () => {
    const listed = {
      conflict: conflict(aTodo({ title: 'Milk', priority: 1 }), { side: 'theirs' }),
      present: null,
    };
    const { title, what, lost } = describeConflict(listed, en);
    assert.deepEqual([title, what], ['Milk', 'Changed on another device']);
    assert.deepEqual(lost, [{ label: 'Priority', text: 'low', now: null }]);
  });

  it('says that a deletion lost', () => {
    const listed = { conflict: conflict(null), present: aTodo({ title: 'Milk' }) };
    assert.deepEqual(describeConflict(listed, en), {
      title: 'Milk',
      type: null,
      what: 'Deleted on this device',
      lost: [],
    });
  });

  it('N8: says what the server lost, or that it went back, and then only what differs', () => {
    const lost = aTodo({ title: 'Oat milk', priority: 1, notes: 'Two' });
    const loss = conflict(lost, { isServerLoss: true });
    const gone = describeConflict({ conflict: loss, present: null }, en);
    assert.equal(gone.what, 'Lost by the server');
    assert.deepEqual(gone.lost, [
      { label: 'Notes', text: 'Two', now: null },
      { label: 'Priority', text: 'low', now: null },
    ]);
    const present = { ...lost, title: 'Milk' };
    const older = describeConflict({ conflict: loss, present }, en);
    assert.equal(older.what, 'The server went back to an earlier version');
    assert.deepEqual(older.lost, [{ label: 'Title', text: 'Oat milk', now: 'Milk' }]);
  });

  it('has words for types that have no page yet, in each language', () => {
    const listed = {
      conflict: conflict(HABIT, { dataType: 'HABITS', fields: ['days'] }),
      present: null,
    };
    assert.deepEqual(describeConflict(listed, en), {
      title: 'Read',
      type: 'habits',
      what: 'Changed on this device',
      lost: [{ label: 'Days', text: 'Mon, Wed', now: null }],
    });
    assert.deepEqual(describeConflict(listed, localeOf('de')).lost, [
      { label: 'Tage', text: 'Mo, Mi', now: null },
    ]);
    const setting = conflict({ value: 'dark' }, { dataType: 'SETTINGS', itemId: 'theme' });
    assert.deepEqual(describeConflict({ conflict: setting, present: null }, en).lost, [
      { label: 'Value', text: 'dark', now: null },
    ]);
  });
});
