import assert from 'node:assert/strict';
import { type FocusEntry, isEqual, mergeItem, type Revision, type Todo } from '@daybook/protocol';
import fc from 'fast-check';
import { FOCUS_ENTRY, TODO } from '../../fixtures/items.ts';

const BASE: Revision = { value: TODO, editedAt: 10 };

function edit(fields: Partial<Todo>, editedAt: number): Revision {
  return { value: { ...TODO, ...fields }, editedAt };
}

function merge(mine: Revision, theirs: Revision, base: Revision = BASE) {
  return mergeItem('TODOS', 't1', { base, mine, theirs });
}

const DELETED = (editedAt: number): Revision => ({ value: null, editedAt });

describe('mergeItem', () => {
  it('M2: keeps theirs where both did the same, without a loss', () => {
    const theirs = edit({ done: true }, 20);
    assert.deepEqual(merge(edit({ done: true }, 30), theirs), { result: theirs, loss: null });
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
    const mine = edit({ title: 'Mine', done: true }, 30);
    const theirs = edit({ title: 'Theirs', notes: 'n' }, 20);
    const result = edit({ title: 'Mine', done: true, notes: 'n' }, 30);
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
    const base: Revision = { value: FOCUS_ENTRY, editedAt: 10 };
    const focus = (fields: Partial<FocusEntry>, editedAt: number): Revision => ({
      value: { ...FOCUS_ENTRY, ...fields },
      editedAt,
    });
    const mine = focus({ endedAt: FOCUS_ENTRY.startedAt }, 20);
    const theirs = focus({ startedAt: FOCUS_ENTRY.endedAt }, 30);
    const merged = mergeItem('FOCUS_HISTORY', 'f1', { base, mine, theirs });
    assert.deepEqual(merged, { result: theirs, loss: { lost: mine, side: 'mine', fields: [] } });
  });

  it('M1, M2, M3, M4, M5, M6, M7: comes to the same on both devices, and drops no one-sided change', () => {
    const fields = fc.record(
      {
        title: fc.constantFrom('x', 'y'),
        notes: fc.constantFrom('', 'n'),
        done: fc.boolean(),
        priority: fc.constantFrom(0, 1),
      },
      { requiredKeys: [] },
    );
    const revision = fc.record({
      value: fc.option(fields.map((changed) => ({ ...TODO, ...changed }))),
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
