import assert from 'node:assert/strict';
import type { Cursor } from '@daybook/protocol';
import {
  beginFullPull,
  collect,
  isOtherHistory,
  rereadWhere,
  resumeFullPull,
} from '../../../extension/src/engine/items/fullPull.ts';
import { type EngineState, withType } from '../../../extension/src/engine/state/state.ts';
import type { TypeDurable } from '../../../extension/src/engine/state/typeState.ts';
import { withEntry } from '../../../extension/src/shared/items.ts';
import { confirmed, todo } from './builders.ts';
import { CURSOR, knowing } from './knowing.ts';

describe('engine: the beginning of a full pull', () => {
  const begun = (durable: Partial<TypeDurable>, isOtherHistory?: boolean) =>
    beginFullPull(knowing(durable), 'TODOS', isOtherHistory);

  it('P7, P14: gives the cursor up, and is asked for from the start', () => {
    const { durable, transient } = begun({ cursor: CURSOR });
    assert.deepEqual(durable.TODOS.cursor, { version: 0, commitId: null });
    assert.deepEqual(durable.TODOS.fullPull, { from: CURSOR, isOtherHistory: false });
    const { mustPull, collected, skipped } = transient.TODOS;
    assert.deepEqual([mustPull, collected, skipped], [true, [], []]);
  });

  it('P14, P15: that begins again still knows the first cursor, and that the history is another', () => {
    const fullPull = { from: CURSOR, isOtherHistory: true };
    const again = begun({ cursor: { version: 0, commitId: null }, fullPull });
    assert.deepEqual(again.durable.TODOS.fullPull, fullPull);
    const found = begun({ cursor: CURSOR, fullPull: { ...fullPull, isOtherHistory: false } }, true);
    assert.deepEqual(found.durable.TODOS.fullPull, fullPull);
  });

  it('P7: before anything was pulled is from the start', () => {
    const from = { version: 0, commitId: null };
    assert.deepEqual(begun({ cursor: null }).durable.TODOS.fullPull?.from, from);
  });

  it('P14: comes again where what was collected is gone, and only there', () => {
    const fullPull = { from: CURSOR, isOtherHistory: false };
    const cut = knowing({ cursor: { ...CURSOR, after: 'a' }, fullPull });
    assert.deepEqual(resumeFullPull(cut, 'TODOS').durable.TODOS.cursor?.version, 0);
    const going = withType(cut, 'TODOS', { transient: { collected: [] } });
    assert.equal(resumeFullPull(going, 'TODOS'), going);
    const none = knowing({ cursor: CURSOR });
    assert.equal(resumeFullPull(none, 'TODOS'), none);
  });

  it('P6, P13: is of another history where the head is below the cursor, or another commit at it', () => {
    const cases: [cursor: Cursor | null, version: number, commitId: string | null, is: boolean][] =
      [
        [CURSOR, 2, 'X2', true],
        [CURSOR, 0, null, true],
        [CURSOR, 3, 'other', true],
        [CURSOR, 3, 'X3', false],
        [CURSOR, 4, 'X4', false],
        [null, 0, null, false],
        [{ version: 0, commitId: null }, 0, 'X0', false],
      ];
    for (const [cursor, version, commitId, is] of cases) {
      assert.equal(isOtherHistory(cursor, { version, commitId }), is, `${version} ${commitId}`);
    }
    assert.equal(isOtherHistory(CURSOR, null), false);
  });

  it('P14, P19: its pages add up', () => {
    const [a, b] = [confirmed('a', todo('A'), 1), confirmed('b', todo('B'), 2)];
    let state = collect(knowing({}), 'TODOS', [a], ['x']);
    state = collect(state, 'TODOS', [b]);
    assert.deepEqual(state.transient.TODOS.collected, [a, b]);
    assert.deepEqual(state.transient.TODOS.skipped, ['x']);
    state = collect(state, 'TODOS', [], ['y']);
    assert.deepEqual(state.transient.TODOS.skipped, ['x', 'y']);
  });

  it('D20: is where something is lost of a type that has begun to sync', () => {
    const begunTypes = (state: EngineState) => {
      const { durable } = rereadWhere(state, () => true);
      return Object.entries(durable).flatMap(([type, { fullPull }]) => (fullPull ? [type] : []));
    };
    assert.deepEqual(begunTypes(knowing({ cursor: CURSOR })), ['TODOS']);
    const state = knowing({ cursor: null });
    const { local, server } = state.items.TODOS;
    const item = { value: todo('A'), editedAt: 1, version: 1 };
    const kept = { local, server: withEntry(server, 'a', item) };
    assert.deepEqual(begunTypes(withType(state, 'TODOS', { items: kept })), ['TODOS']);
    assert.deepEqual(begunTypes(state), []);
    assert.equal(
      rereadWhere(knowing({ cursor: CURSOR }), () => false).durable.TODOS.fullPull,
      null,
    );
  });
});
