import assert from 'node:assert/strict';
import type { Cursor, HeadChanges } from '@daybook/protocol';
import { DAY } from '../../../extension/src/engine/contract/timing.ts';
import { followHeads } from '../../../extension/src/engine/receive/heads.ts';
import { type EngineState, withType } from '../../../extension/src/engine/state/state.ts';
import type {
  FollowedHead,
  TypeDurable,
  TypeTransient,
} from '../../../extension/src/engine/state/typeState.ts';
import { getEntry, withEntry } from '../../../extension/src/shared/items.ts';
import { headOf, todo } from './builders.ts';
import { CURSOR, commit, knowing, MOMENT, names } from './knowing.ts';

const CHANGES: HeadChanges = { a: { value: { ...todo('A') }, editedAt: 5 } };

/** The state after a head is followed that carries `a` and is the next commit, unless the test says otherwise. */
function followed(
  head: Partial<FollowedHead> = {},
  {
    durable,
    transient,
  }: { durable?: Partial<TypeDurable>; transient?: Partial<TypeTransient> } = {},
): EngineState {
  const { schema, ...next } = headOf(4, { changes: CHANGES });
  const state = withType(knowing({ cursor: CURSOR, ...durable }), 'TODOS', {
    transient: { head: { ...next, isConfirmed: true, ...head }, ...transient },
  });
  return followHeads(state, MOMENT);
}

const a = (state: EngineState) => getEntry(state.items.TODOS.server, 'a');
const cursorOf = (state: EngineState) => state.durable.TODOS.cursor;

describe('engine: a head that is followed', () => {
  it('P8: is taken with its changes where it is the next commit', () => {
    const state = followed();
    assert.deepEqual(a(state), { value: todo('A'), editedAt: 5, version: 4 });
    assert.deepEqual(cursorOf(state), { version: 4, commitId: 'X4' });
    const first = followed(
      { version: 1, commitId: 'X1', parent: null },
      { durable: { cursor: { version: 0, commitId: null } } },
    );
    assert.deepEqual(cursorOf(first), { version: 1, commitId: 'X1' });
  });

  it('P6: gives the cursor its time; one that can’t be told leaves it as it was', () => {
    const durable = { cursor: { ...CURSOR, at: 7 } };
    const at = (head: Partial<FollowedHead>) => cursorOf(followed(head, { durable }));
    assert.deepEqual(at({ updatedAt: 8 }), { version: 4, commitId: 'X4', at: 8 });
    assert.deepEqual(at({}), { version: 4, commitId: 'X4', at: 7 });
    const own = commit(4, 'X3', 'a');
    const shown = followed(
      { commitId: own.commitId, parent: 'X3', updatedAt: 8 },
      { durable: { ...durable, outbox: [own] } },
    );
    assert.deepEqual(cursorOf(shown), { version: 4, commitId: 'C4', at: 7 });
  });

  it('P6: renews the cursor that it is at, once a day, and no other', () => {
    const at3 = { version: 3, commitId: 'X3', parent: 'X2', changes: null };
    const at = (
      head: Partial<FollowedHead>,
      cursor: Cursor = { ...CURSOR, at: 7 },
      transient: Partial<TypeTransient> = {},
    ) => cursorOf(followed({ ...at3, ...head }, { durable: { cursor }, transient }))?.at;
    assert.equal(at({ updatedAt: DAY + 7 }), DAY + 7);
    assert.equal(at({ updatedAt: DAY + 6 }), 7);
    assert.equal(at({ updatedAt: DAY }, CURSOR), DAY);
    assert.equal(at({ updatedAt: null }), 7);
    const later = { updatedAt: 9 * DAY };
    assert.equal(at({ ...later, isConfirmed: false }), 7);
    assert.equal(at({ ...later, version: 5, commitId: 'X5', parent: 'X4' }), 7);
    assert.equal(at({ ...later, version: 2, commitId: 'X2', parent: 'X1' }), 7);
    assert.equal(at(later, { ...CURSOR, at: 7, after: 'a' }), 7);
    // What is asked for goes on from the cursor as it is.
    assert.equal(at(later, { ...CURSOR, at: 7 }, { request: 'pull' }), 7);
  });

  const left: [name: string, ...of: Parameters<typeof followed>][] = [
    ['not confirmed', { isConfirmed: false }],
    ['while a pull is under way', {}, { transient: { request: 'pull' } }],
    ['with a newer schema', {}, { transient: { isSchemaAhead: true } }],
    ['without its changes', { changes: null }],
    ['one further', { version: 5, commitId: 'X5', parent: 'X4' }],
    ['amid a pull', {}, { durable: { cursor: { ...CURSOR, after: 'a' } } }],
    ['before the first pull', {}, { durable: { cursor: null } }],
    ['with a value that breaks its schema', { changes: { a: { value: {}, editedAt: 5 } } }],
    ['with a patch on nothing', { changes: { a: { fields: {}, since: 3, editedAt: 5 } } }],
  ];
  for (const [name, ...of] of left) {
    it(`P8, P9: is left ${name}`, () => {
      const state = followed(...of);
      assert.equal(a(state), undefined);
      assert.deepEqual(
        cursorOf(state),
        of[1]?.durable?.cursor === undefined ? CURSOR : of[1].durable.cursor,
      );
      assert.equal(state.durable.TODOS.fullPull, null);
    });
  }

  it('P8: takes all of it or nothing', () => {
    const changes = { ...CHANGES, b: { value: {}, editedAt: 5 } };
    assert.equal(a(followed({ changes })), undefined);
  });

  it('P8: takes a commit that deletes', () => {
    const { server, local } = knowing({}).items.TODOS;
    const items = {
      local,
      server: withEntry(server, 'a', { value: todo('A'), editedAt: 1, version: 2 }),
    };
    const head = {
      ...headOf(4, { changes: { a: { deleted: true, editedAt: 5 } } }),
      isConfirmed: true,
    };
    const state = withType(knowing({ cursor: CURSOR }), 'TODOS', { items, transient: { head } });
    assert.equal(a(followHeads(state, MOMENT)), undefined);
  });

  it('P13: on top of another commit than the cursor’s is of another history', () => {
    const begun = (of: Partial<FollowedHead>, durable: Partial<TypeDurable> = {}) =>
      followed({ parent: 'other', ...of }, { durable }).durable.TODOS.fullPull;
    assert.deepEqual(begun({}), { from: CURSOR, isOtherHistory: true });
    assert.equal(begun({ version: 5 }), null, 'what is between isn’t known');
    assert.equal(begun({ isConfirmed: false }), null);
    assert.equal(begun({}, { cursor: { ...CURSOR, after: 'a' } }), null);
    assert.equal(begun({}, { cursor: null }), null);
    const start = { version: 0, commitId: null };
    assert.equal(begun({ version: 1 }, { cursor: start }), null, 'there was none before');
    const fullPull = { from: CURSOR, isOtherHistory: false };
    assert.deepEqual(begun({}, { fullPull }), fullPull, 'everything is read again already');
  });

  it('P8: is an own commit: it and those before it are applied, later ones not', () => {
    const outbox = [commit(4, 'X3', 'b'), commit(5, 'C4', 'c'), commit(6, 'C5', 'd')];
    const own = { version: 5, commitId: 'C5', parent: 'C4', deviceId: 'me', changes: null };
    const state = followed(own, { durable: { outbox } });
    assert.deepEqual(cursorOf(state), { version: 5, commitId: 'C5' });
    assert.deepEqual(names(state.durable.TODOS.outbox), ['C6']);
    assert.deepEqual(getEntry(state.items.TODOS.server, 'c')?.value, todo('Own c'));
    assert.equal(state.deviceId, 'me');
  });

  it('P11: is on top of an own one: that is applied first, then its changes are taken', () => {
    const own = { version: 5, commitId: 'X5', parent: 'C4' };
    const state = followed(own, { durable: { outbox: [commit(4, 'X3', 'b')] } });
    assert.deepEqual(cursorOf(state), { version: 5, commitId: 'X5' });
    assert.deepEqual(getEntry(state.items.TODOS.server, 'b')?.value, todo('Own b'));
    assert.deepEqual(a(state)?.version, 5);
  });

  it('P12: is another’s under this device’s id, ahead of a whole cursor: it takes a new one', () => {
    const idAfter = (of: Partial<FollowedHead>, durable: Partial<TypeDurable> = {}) =>
      followed({ deviceId: 'me', changes: null, ...of }, { durable }).deviceId;
    assert.equal(idAfter({}), 'N');
    assert.equal(idAfter({ version: 9, commitId: 'X9', parent: 'X8' }), 'N');
    assert.equal(idAfter({ version: 3, commitId: 'X3', parent: 'X2' }), 'me', 'at the cursor');
    assert.equal(idAfter({}, { cursor: { ...CURSOR, after: 'a' } }), 'me');
    assert.equal(idAfter({}, { cursor: null }), 'me');
    const fullPull = { from: CURSOR, isOtherHistory: false };
    assert.equal(idAfter({}, { fullPull }), 'me');
  });
});
