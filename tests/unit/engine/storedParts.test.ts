import assert from 'node:assert/strict';
import { SCHEMA_VERSION } from '@daybook/protocol';
import { changedEntries, restore } from '../../../extension/src/engine/persistence.ts';
import {
  type EngineState,
  emptyState,
  mapTypes,
  withType,
} from '../../../extension/src/engine/state/state.ts';
import type { Conflict } from '../../../extension/src/shared/conflict.ts';
import { withEntry } from '../../../extension/src/shared/items.ts';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import { todo } from './builders.ts';
import { CURSOR, commit } from './knowing.ts';

const LOSS: Conflict = {
  ...{ id: 'N.0', dataType: 'TODOS', itemId: 'a', at: 7, side: 'mine', fields: ['title'] },
  lost: { value: todo('Lost'), editedAt: 1 },
};
const EMPTY = emptyState('me');
const { server, local } = EMPTY.items.TODOS;
const SERVER_ITEM = { value: todo('A'), editedAt: 1, version: 2 };
const LOCAL_ITEM = { value: todo('B'), editedAt: 3 };

/** Differs from an empty one in all that is durable. */
const FULL: EngineState = {
  ...EMPTY,
  session: { uid: 'ada', email: 'ada@example.com', epoch: 3, importedEpoch: 2 },
  signingOut: true,
  deletion: 'refused',
  deviceId: 'device-b',
  folded: ['E1'],
  items: {
    ...EMPTY.items,
    TODOS: {
      server: withEntry(server, 'a', SERVER_ITEM),
      local: withEntry(local, 'b', LOCAL_ITEM),
    },
  },
  durable: mapTypes(() => ({
    cursor: CURSOR,
    outbox: [commit(4, 'X3', 'b')],
    refused: true,
    unanswered: [commit(5, 'C4')],
    fullPull: { from: CURSOR, isOtherHistory: true },
    currentAt: 9,
  })),
  conflicts: [LOSS],
  device: { state: 'listed', seenAt: 4 },
  devices: [
    {
      ...{ id: 'me', name: 'Laptop', platform: 'Linux', appVersion: '1', lastSeenAt: 1 },
      isThisDevice: true,
    },
  ],
  clockOffset: 5,
  earlierOffsets: [-3],
  unmeasured: [{ dataType: 'TODOS', itemId: 'b', fields: ['createdAt'] }],
  lapsedFor: 6,
  directRefusedAt: 7,
  status: { state: 'offline' },
};

const keys = (before: EngineState, after: EngineState) =>
  Object.keys(changedEntries(before, after));

describe('engine: what is stored', () => {
  it('is read back, all of it', () => {
    const stored = structuredClone(changedEntries(EMPTY, FULL));
    assert.deepEqual(restore(stored, 'other'), FULL);
    assert.deepEqual(restore({}, 'other'), emptyState('other'));
  });

  it('is nothing where nothing durable has changed', () => {
    assert.deepEqual(keys(FULL, FULL), []);
    const connection = { ...FULL.connection, online: false };
    assert.deepEqual(keys(FULL, { ...FULL, connection, durable: { ...FULL.durable } }), []);
  });

  const parts: [patch: Partial<EngineState>, key: string][] = [
    [{ session: EMPTY.session }, KEYS.session],
    [{ status: EMPTY.status }, KEYS.status],
    [{ folded: [] }, KEYS.folded],
    [{ devices: [] }, KEYS.devices],
    [{ unmeasured: [] }, KEYS.unmeasured],
    [{ signingOut: false }, KEYS.engine],
    [{ deletion: 'none' }, KEYS.engine],
    [{ deviceId: 'me' }, KEYS.engine],
    [{ clockOffset: 0 }, KEYS.engine],
    [{ earlierOffsets: [] }, KEYS.engine],
    [{ lapsedFor: 0 }, KEYS.engine],
    [{ directRefusedAt: null }, KEYS.engine],
    [{ device: EMPTY.device }, KEYS.engine],
    [{ conflicts: [] }, KEYS.conflicts(7)],
  ];
  for (const [patch, key] of parts) {
    it(`is ${key} alone where only ${Object.keys(patch)} changed`, () => {
      const entries = changedEntries(FULL, { ...FULL, ...patch });
      assert.deepEqual(Object.keys(entries), [key]);
      const stored = { ...changedEntries(EMPTY, FULL), ...entries };
      assert.deepEqual(restore(structuredClone(stored), 'other'), { ...FULL, ...patch });
    });
  }

  it('C13: is a type’s commits in a key of their own', () => {
    const key = KEYS.sent('HABITS');
    const queued = withType(FULL, 'HABITS', { durable: { outbox: [] } });
    assert.deepEqual(changedEntries(FULL, queued), {
      [key]: { outbox: [], unanswered: FULL.durable.HABITS.unanswered },
    });
    const pushed = withType(FULL, 'HABITS', { durable: { unanswered: [] } });
    assert.deepEqual(keys(FULL, pushed), [key]);
  });

  it('is the rest of a type in the engine’s record, with the schemas it was read with', () => {
    const moved = withType(FULL, 'HABITS', { durable: { currentAt: 10 } });
    const { [KEYS.engine]: record, ...others } = changedEntries(FULL, moved);
    assert.deepEqual(others, {});
    const { schema, durable } = record as { schema: number; durable: Record<string, object> };
    assert.equal(schema, SCHEMA_VERSION);
    assert.deepEqual(durable.HABITS, {
      ...{ cursor: CURSOR, refused: true, fullPull: { from: CURSOR, isOtherHistory: true } },
      currentAt: 10,
    });
  });

  it('is of items the one bucket that changed', () => {
    const { server: had, local: made } = FULL.items.TODOS;
    const items = { server: withEntry(had, 'c', SERVER_ITEM), local: made };
    const [key, ...more] = keys(FULL, withType(FULL, 'TODOS', { items }));
    assert.deepEqual(more, []);
    assert.match(key ?? '', /^server:TODOS/);
    const changed = { server: had, local: withEntry(made, 'c', LOCAL_ITEM) };
    const [other, ...others] = keys(FULL, withType(FULL, 'TODOS', { items: changed }));
    assert.deepEqual(others, []);
    assert.match(other ?? '', /^local:TODOS/);
  });

  it('M10: is of the conflict log the records that changed', () => {
    const later = { ...LOSS, id: 'N.1', at: 8 };
    const both = { ...FULL, conflicts: [LOSS, later] };
    assert.deepEqual(changedEntries(FULL, both), { [KEYS.conflicts(8)]: [later] });
    assert.deepEqual(changedEntries(both, FULL), { [KEYS.conflicts(8)]: [] });
  });
});
