import assert from 'node:assert/strict';
import {
  type DataType,
  FIELD_GROUPS,
  type FocusEntry,
  groupOf,
  type ItemValue,
  isEqual,
  isValidItem,
  mergeItem,
  type Revision,
  type Todo,
} from '@daybook/protocol';
import fc from 'fast-check';
import { CHECKIN, CHECKIN_ID, DONE_TODO, FOCUS_ENTRY, HABIT, TODO } from '../../fixtures/items.ts';

const BASE: Revision = { value: TODO, editedAt: 10 };

function edit(fields: Partial<Todo>, editedAt: number): Revision {
  return { value: { ...TODO, ...fields }, editedAt };
}

function merge(mine: Revision, theirs: Revision, base: Revision = BASE) {
  return mergeItem('TODOS', 't1', { base, mine, theirs });
}

const DELETED = (editedAt: number): Revision => ({ value: null, editedAt });

const few = fc.constantFrom(1, 2, 3);
const GROUPED: readonly [string, DataType, fc.Arbitrary<ItemValue>][] = [
  [
    'todos',
    'TODOS',
    fc
      .record({ title: fc.constantFrom('x', 'y'), completedAt: fc.option(few), priority: few })
      .map((fields) => ({ ...TODO, ...fields, done: fields.completedAt !== null })),
  ],
  [
    'focus entries',
    'FOCUS_HISTORY',
    fc
      .record({
        kind: fc.constantFrom('focus' as const, 'break' as const),
        startedAt: few,
        minutes: few,
        completed: fc.boolean(),
        label: fc.constantFrom('', 'x', 'y'),
      })
      .map(({ minutes, ...fields }) => ({
        ...fields,
        endedAt: fields.startedAt + minutes,
        plannedMinutes: minutes,
      })),
  ],
];

function of({ value }: Revision, group: readonly string[]): unknown[] {
  const fields = value as unknown as Record<string, unknown>;
  return group.map((name) => fields[name]);
}

describe('mergeItem', () => {
  it('M2: keeps theirs where both did the same, without a loss', () => {
    const theirs = edit({ done: true, completedAt: 9 }, 20);
    assert.deepEqual(merge(edit({ done: true, completedAt: 9 }, 30), theirs), {
      result: theirs,
      loss: null,
    });
    assert.deepEqual(merge(DELETED(30), DELETED(20)), { result: DELETED(20), loss: null });
  });

  it('M2: keeps the side that changed the item, however late the other looked at it', () => {
    const changed = edit({ title: 'New' }, 20);
    const untouched = { ...BASE, editedAt: 99 };
    assert.deepEqual(merge(changed, untouched), { result: changed, loss: null });
    assert.deepEqual(merge(untouched, changed), { result: changed, loss: null });
  });

  it('S19, M2: takes a deletion for a change, also of what the base lacks', () => {
    const never = { value: null, editedAt: 0 };
    const created = edit({}, 20);
    const lost = { lost: created, side: 'mine' as const, fields: [] };
    assert.deepEqual(merge(created, DELETED(30), never), { result: DELETED(30), loss: lost });
    assert.deepEqual(merge(created, DELETED(10), never).result, created);
    assert.deepEqual(merge(created, never, never), { result: created, loss: null });
  });

  it('M3: keeps a rename and a tick made at once', () => {
    const merged = merge(edit({ title: 'New' }, 20), edit({ done: true, completedAt: 30 }, 30));
    assert.deepEqual(merged, {
      result: edit({ title: 'New', done: true, completedAt: 30 }, 30),
      loss: null,
    });
  });

  it('M3, M6: gives a field that both changed to the later, and names what was lost', () => {
    const mine = edit({ title: 'Mine', done: true, completedAt: 9 }, 30);
    const theirs = edit({ title: 'Theirs', notes: 'n' }, 20);
    const result = edit({ title: 'Mine', done: true, completedAt: 9, notes: 'n' }, 30);
    assert.deepEqual(merge(mine, theirs), {
      result,
      loss: { lost: theirs, side: 'theirs', fields: ['title'] },
    });
    assert.deepEqual(merge(theirs, mine), {
      result,
      loss: { lost: theirs, side: 'mine', fields: ['title'] },
    });
  });

  it('M4, M6: lets the later of a deletion and an edit stand, whole', () => {
    const edited = edit({ title: 'New' }, 20);
    const late = merge(edited, DELETED(30));
    assert.deepEqual(late, {
      result: DELETED(30),
      loss: { lost: edited, side: 'mine', fields: [] },
    });
    const early = merge(edited, DELETED(15));
    assert.deepEqual(early.result, edited);
    assert.deepEqual(early.loss, { lost: DELETED(15), side: 'theirs', fields: [] });
  });

  it('M3: takes two creations of one id field by field', () => {
    const nothing = DELETED(0);
    const mine = edit({ title: 'Mine' }, 30);
    const theirs = edit({ title: 'Theirs' }, 20);
    const { result, loss } = merge(mine, theirs, nothing);
    assert.deepEqual([result, loss?.fields], [mine, ['title']]);
  });

  it('M5: breaks a tie by content, the same way round on both devices', () => {
    const a = edit({ title: 'a' }, 20);
    const b = edit({ title: 'b' }, 20);
    assert.deepEqual(merge(a, b).result, b);
    assert.deepEqual(merge(b, a).result, b);
  });

  it('M7: lets the later stand whole where the fields together break the schema', () => {
    const base: Revision = { value: HABIT, editedAt: 10 };
    const mine: Revision = { value: { ...HABIT, name: 'Read more' }, editedAt: 30 };
    const theirs: Revision = { value: CHECKIN, editedAt: 20 };
    const merged = mergeItem('HABITS', CHECKIN_ID, { base, mine, theirs });
    const loss = { lost: theirs, side: 'theirs', fields: [] };
    assert.deepEqual(merged, { result: mine, loss });
  });

  it('M11: unticked here, unticked and ticked again there: both fields are of the later', () => {
    const base: Revision = { value: DONE_TODO, editedAt: 10 };
    const unticked: Revision = { value: TODO, editedAt: 30 };
    const again: Revision = { value: { ...DONE_TODO, completedAt: 20 }, editedAt: 20 };
    const fields = ['done', 'completedAt'];
    assert.deepEqual(merge(unticked, again, base), {
      result: unticked,
      loss: { lost: again, side: 'theirs', fields },
    });
    const later = { ...again, editedAt: 40 };
    assert.deepEqual(merge(unticked, later, base), {
      result: later,
      loss: { lost: unticked, side: 'mine', fields },
    });
  });

  it('M11: a group that one side changed comes whole from it, beside what the other changed', () => {
    const base: Revision = { value: DONE_TODO, editedAt: 10 };
    const again: Revision = { value: { ...DONE_TODO, completedAt: 20 }, editedAt: 20 };
    const renamed: Revision = { value: { ...DONE_TODO, title: 'New' }, editedAt: 30 };
    const value = { ...DONE_TODO, completedAt: 20, title: 'New' };
    assert.deepEqual(merge(renamed, again, base), { result: { value, editedAt: 30 }, loss: null });
  });

  it('M11: one run of the timer is one group, and whether a todo is done with when it was; nothing else is', () => {
    const run = ['kind', 'startedAt', 'endedAt', 'plannedMinutes', 'completed'];
    for (const field of run) assert.deepEqual(groupOf('FOCUS_HISTORY', field), run);
    for (const field of ['done', 'completedAt'])
      assert.deepEqual(groupOf('TODOS', field), ['done', 'completedAt']);
    assert.deepEqual(
      [groupOf('FOCUS_HISTORY', 'label'), groupOf('TODOS', 'title'), groupOf('HABITS', 'days')],
      [['label'], ['title'], ['days']],
    );
  });

  it('M11: the later of two runs of the timer keeps its times; a label of the other stays', () => {
    const base: Revision = { value: FOCUS_ENTRY, editedAt: 10 };
    const focus = (fields: Partial<FocusEntry>, editedAt: number): Revision => ({
      value: { ...FOCUS_ENTRY, ...fields },
      editedAt,
    });
    const mine = focus({ endedAt: FOCUS_ENTRY.startedAt, completed: false, label: 'Mail' }, 20);
    const theirs = focus({ startedAt: FOCUS_ENTRY.endedAt }, 30);
    const merged = mergeItem('FOCUS_HISTORY', 'f1', { base, mine, theirs });
    assert.deepEqual(merged, {
      result: focus({ startedAt: FOCUS_ENTRY.endedAt, label: 'Mail' }, 30),
      loss: { lost: mine, side: 'mine', fields: ['startedAt', 'endedAt', 'completed'] },
    });
  });

  it('M9, M11: a group that is set back while its commit is unanswered counts as changed', () => {
    const base: Revision = { value: DONE_TODO, editedAt: 10 };
    const sent = [{ value: TODO, editedAt: 20 }];
    const mine: Revision = { value: DONE_TODO, editedAt: 40 };
    const theirs: Revision = { value: { ...TODO, title: 'New' }, editedAt: 30 };
    const { result } = mergeItem('TODOS', 't1', { base, mine, theirs, sent });
    assert.deepEqual(result.value, { ...DONE_TODO, title: 'New' });
  });

  for (const [name, type, values] of GROUPED) {
    it(`M3, M11: ${name}: a merge of valid revisions is valid, the same both ways, and of whole groups`, () => {
      const revision = fc.record({ value: values, editedAt: fc.integer({ min: 0, max: 3 }) });
      const sent = fc.array(revision, { maxLength: 2 });
      const count = { mixed: 0 };
      fc.assert(
        fc.property(revision, revision, revision, sent, (base, mine, theirs, unanswered) => {
          const sides = { base, sent: unanswered };
          const { result } = mergeItem(type, 'i1', { ...sides, mine, theirs });
          const other = mergeItem(type, 'i1', { ...sides, mine: theirs, theirs: mine });
          assert.ok(isValidItem(type, 'i1', result.value), JSON.stringify(result));
          assert.ok(isEqual(result.value, other.result.value));
          for (const group of FIELD_GROUPS[type]) {
            const from = [mine, theirs].map((side) => isEqual(of(result, group), of(side, group)));
            assert.ok(from.includes(true), JSON.stringify(result));
          }
          const isMixed = ![mine, theirs].some((side) => isEqual(side.value, result.value));
          if (isMixed) count.mixed += 1;
        }),
        { seed: 20261126, numRuns: 3000 },
      );
      assert.ok(count.mixed > 100, String(count.mixed));
    });
  }

  it('M1, M2, M3, M4, M5, M6, M7: comes to the same on both devices, and drops no one-sided change', () => {
    const fields = fc.record(
      {
        title: fc.constantFrom('x', 'y'),
        notes: fc.constantFrom('', 'n'),
        priority: fc.constantFrom(0, 1),
      },
      { requiredKeys: [] },
    );
    const completedAt = fc.constantFrom(null, 5, 6);
    const revision = fc.record({
      value: fc.option(
        fc
          .tuple(fields, completedAt)
          .map(([changed, at]) => ({ ...TODO, ...changed, done: at !== null, completedAt: at })),
      ),
      editedAt: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(revision, revision, revision, (base, mine, theirs) => {
        const here = merge(mine, theirs, base);
        const there = merge(theirs, mine, base);
        assert.ok(isEqual(here.result.value, there.result.value));
        assert.ok(isEqual(here.loss?.lost ?? null, there.loss?.lost ?? null));
        assert.deepEqual(here.loss?.fields, there.loss?.fields);
        const isDeletion = mine.value === null && mine.editedAt > base.editedAt;
        if (isEqual(mine.value, base.value) && !isDeletion) assert.deepEqual(here.result, theirs);
      }),
      { seed: 20261122, numRuns: 2000 },
    );
  });
});
