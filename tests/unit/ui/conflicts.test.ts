import assert from 'node:assert/strict';
import type { ItemValue } from '@daybook/protocol';
import type { Conflict } from '../../../extension/src/shared/conflict.ts';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import { readSnapshot } from '../../../extension/src/shared/snapshot.ts';
import { listConflicts } from '../../../extension/src/ui/panel/conflicts/conflictList.ts';
import { describeConflict } from '../../../extension/src/ui/panel/conflicts/describeConflict.ts';
import { restoreConflict } from '../../../extension/src/ui/panel/conflicts/restoreConflict.ts';
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

  it('works for every type; a focus entry, whose times belong together, is put back whole', () => {
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
    assert.deepEqual(restoredValue({ conflict: focus, present: earlier }), entry);
  });
});

describe('restoreConflict', () => {
  it('restores by an ordinary edit on the item as it is now, and by none where it is so already', async () => {
    const written: unknown[] = [];
    const write = async (requests: readonly unknown[]) => void written.push(...requests);
    const present = aTodo({ title: 'Now' });
    await restoreConflict({ conflict: conflict(null), present }, write);
    await restoreConflict({ conflict: conflict(present), present }, write);
    assert.deepEqual(written, [{ dataType: 'TODOS', itemId: 'T1', before: present, value: null }]);
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
