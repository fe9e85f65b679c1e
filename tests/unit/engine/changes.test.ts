import assert from 'node:assert/strict';
import type { Cursor } from '@daybook/protocol';
import {
  applyChanges,
  applyOwnCommit,
  isOnTop,
  moveCursor,
} from '../../../extension/src/engine/items/applyChanges.ts';
import { saysNoMore } from '../../../extension/src/engine/items/mergeChange.ts';
import { type EngineState, withType } from '../../../extension/src/engine/state/state.ts';
import { getEntry, withEntry } from '../../../extension/src/shared/items.ts';
import { confirmed, START_TIME, todo } from './builders.ts';
import { CURSOR, commit, knowing, MOMENT, names } from './knowing.ts';

describe('engine: whether a commit is on top of the cursor', () => {
  const cases: [version: number, parent: string | null, cursor: Cursor | null, is: boolean][] = [
    [4, 'X3', CURSOR, true],
    [4, 'other', CURSOR, false],
    [5, 'X3', CURSOR, false],
    [3, 'X3', CURSOR, false],
    [1, null, { version: 0, commitId: null }, true],
    [1, null, null, false],
    [4, 'X3', { ...CURSOR, after: 'a' }, false],
  ];
  for (const [version, parent, cursor, is] of cases) {
    it(`C1, C2: ${version} on ${parent}, with ${JSON.stringify(cursor)}: ${is}`, () => {
      assert.equal(isOnTop({ version, parent }, cursor), is);
    });
  }
});

describe('engine: the cursor', () => {
  const durable = {
    cursor: CURSOR,
    outbox: [commit(4, 'X3'), commit(5, 'C4'), commit(6, 'C5')],
    unanswered: [commit(4, 'X3'), commit(6, 'C5')],
    currentAt: 1,
  };
  const moved = (cursor: Cursor) =>
    moveCursor({ ...knowing(durable), clockOffset: 7 }, 'TODOS', cursor, MOMENT).durable.TODOS;

  it('P1, P10: past own commits knows what became of them, and when', () => {
    const after = moved({ version: 5, commitId: 'C5' });
    assert.deepEqual(after.cursor, { version: 5, commitId: 'C5' });
    assert.deepEqual(names(after.outbox), ['C6']);
    assert.deepEqual(names(after.unanswered), ['C6']);
    assert.equal(after.currentAt, START_TIME + 7);
  });

  it('P8: on another’s commit leaves what Firestore still holds, to be answered', () => {
    assert.deepEqual(names(moved({ version: 5, commitId: 'X5' }).outbox), ['C4', 'C5', 'C6']);
  });

  it('P3: between two pages says nothing of own commits, nor of the time', () => {
    const after = moved({ version: 5, commitId: 'X5', after: 'a' });
    assert.deepEqual(names(after.unanswered), ['C4', 'C6']);
    assert.equal(after.currentAt, 1);
  });
});

describe('engine: changes that are taken in', () => {
  const value = (state: EngineState, id: string) => getEntry(state.items.TODOS.server, id)?.value;
  const take = (state: EngineState, ...changes: ReturnType<typeof confirmed>[]) =>
    applyChanges(state, 'TODOS', changes, MOMENT);

  it('P1, P6: are newer than the cursor and than what is known of the item', () => {
    let state = take(knowing({ cursor: CURSOR }), confirmed('a', todo('A'), 5));
    assert.deepEqual(value(state, 'a'), todo('A'));
    state = take(state, confirmed('a', todo('Same version'), 5), confirmed('b', todo('B'), 3));
    assert.deepEqual([value(state, 'a'), value(state, 'b')], [todo('A'), undefined]);
    state = take(state, confirmed('a', todo('A6'), 6), confirmed('b', todo('B'), 4));
    assert.deepEqual([value(state, 'a'), value(state, 'b')], [todo('A6'), todo('B')]);
  });

  it('P3: between two pages may be of the cursor’s version', () => {
    const state = take(
      knowing({ cursor: { ...CURSOR, after: 'a' } }),
      confirmed('b', todo('B'), 3),
    );
    assert.deepEqual(value(state, 'b'), todo('B'));
  });

  it('P11: of a pull from the start take nothing of an own commit that the page lacks', () => {
    const cursors: [Cursor | null, isFromStart: boolean][] = [
      [null, true],
      [{ version: 0, commitId: null }, true],
      [{ version: 1, commitId: 'X1', after: 'a', begunAt: 4 }, true],
      [CURSOR, false],
    ];
    for (const [cursor, isFromStart] of cursors) {
      const state = knowing({ cursor, unanswered: [commit(4, 'X3', 'a', 'b')] });
      const taken = take(state, confirmed('a', todo('Own a'), 4, { commitId: 'C4' }));
      assert.deepEqual(value(taken, 'a'), todo('Own a'));
      assert.deepEqual(value(taken, 'b'), isFromStart ? undefined : todo('Own b'));
    }
  });

  it('P11: forget the own commits that they show to be refused, and no others', () => {
    const unanswered = [commit(4, 'X3'), commit(9, 'C8')];
    const state = take(knowing({ cursor: CURSOR, unanswered }), confirmed('a', todo('A'), 4));
    assert.deepEqual(names(state.durable.TODOS.unanswered), ['C9']);
  });

  it('M8: leave what is still to be sent later than what it is on top of, by a millisecond at least', () => {
    const before = knowing({ cursor: CURSOR });
    const items = before.items.TODOS;
    const mine = { value: todo('Mine', { notes: 'mine' }), editedAt: 5 };
    const base = { value: todo('Mine'), editedAt: 4, version: 2 };
    const state = withType(before, 'TODOS', {
      items: {
        server: withEntry(items.server, 'a', base),
        local: withEntry(items.local, 'a', mine),
      },
    });
    const taken = take(state, confirmed('a', todo('Theirs'), 4, { editedAt: 900 }));
    assert.deepEqual(getEntry(taken.items.TODOS.local, 'a'), {
      value: todo('Theirs', { notes: 'mine' }),
      editedAt: 901,
    });
  });
});

describe('engine: an own commit that is applied', () => {
  it('P11, P13: makes its revisions the server’s, and what was pulled for the head before says nothing', () => {
    const own = commit(4, 'X3', 'a', 'b');
    const known = withType(knowing({ cursor: CURSOR, outbox: [own] }), 'TODOS', {
      transient: { pulledFor: 'X3' },
    });
    const after = applyOwnCommit(known, 'TODOS', own, MOMENT);
    assert.deepEqual(getEntry(after.items.TODOS.server, 'a'), {
      ...{ value: todo('Own a'), editedAt: START_TIME, version: 4 },
    });
    assert.deepEqual(after.durable.TODOS.cursor, { version: 4, commitId: 'C4' });
    assert.equal(after.transient.TODOS.pulledFor, null);
  });

  it('P11: leaves what the server has newer', () => {
    const newer = applyChanges(
      knowing({ cursor: CURSOR }),
      'TODOS',
      [confirmed('a', todo('Newer'), 4), confirmed('b', todo('Newer'), 5)],
      MOMENT,
    );
    const after = applyOwnCommit(newer, 'TODOS', commit(4, 'X3', 'a', 'b', 'c'), MOMENT);
    const titles = ['a', 'b', 'c'].map((id) => getEntry(after.items.TODOS.server, id)?.value);
    assert.deepEqual(titles, [todo('Newer'), todo('Newer'), todo('Own c')]);
  });

  it('P11: takes nothing of one that is not on top of the cursor: the pages say what is left of it', () => {
    const amid = knowing({ cursor: { ...CURSOR, after: 'a' } });
    for (const [state, own] of [
      [amid, commit(4, 'X3', 'a')],
      [knowing({ cursor: CURSOR }), commit(5, 'X4', 'a')],
      [knowing({ cursor: CURSOR }), commit(3, 'X2', 'a')],
    ] as const) {
      assert.equal(applyOwnCommit(state, 'TODOS', own, MOMENT), state);
    }
  });

  it('P14: waits for the end of a full pull, and moves no cursor', () => {
    const fullPull = { from: CURSOR, isOtherHistory: false };
    const start = { version: 0, commitId: null };
    const known = knowing({ cursor: start, fullPull });
    const [first, second] = [commit(1, null, 'a'), commit(2, 'C1', 'b')];
    const after = applyOwnCommit(
      applyOwnCommit(known, 'TODOS', first, MOMENT),
      'TODOS',
      second,
      MOMENT,
    );
    assert.deepEqual(after.transient.TODOS.acknowledged, [first, second]);
    assert.deepEqual(after.durable, known.durable);
    assert.equal(after.items, known.items);
  });
});

describe('engine: when what was sent is what there is', () => {
  const one = { value: todo('A'), editedAt: 5 };
  it('C7, K3: where the value is the same and no later, as a clamped clock gives two edits one time', () => {
    assert.equal(saysNoMore(one, { value: todo('A'), editedAt: 5 }), true);
    assert.equal(saysNoMore(one, { value: todo('B'), editedAt: 5 }), false);
    assert.equal(saysNoMore(one, { value: todo('A'), editedAt: 4 }), false);
    assert.equal(saysNoMore(one, { value: todo('A'), editedAt: 6 }), true);
  });
});
