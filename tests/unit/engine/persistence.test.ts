import assert from 'node:assert/strict';
import { changedEntries, restore } from '../../../extension/src/engine/persistence.ts';
import {
  type EngineState,
  emptyState,
  withType,
} from '../../../extension/src/engine/state/state.ts';
import { KEYS } from '../../../extension/src/shared/keys.ts';

const BEFORE = withType(emptyState('device-a'), 'HABITS', {
  durable: { cursor: { version: 3, commitId: 'c3' } },
});
/** One change of each part of the record. */
const CHANGES: Partial<EngineState>[] = [
  { deviceId: 'device-b' },
  { signingOut: true },
  { deletion: 'running' },
  { clockOffset: 60_000 },
  { lapsedFor: 1_800_000_000_000 },
  { directRefusedAt: 1_800_000_000_000 },
  { device: { state: 'listed', seenAt: 5 } },
  withType(BEFORE, 'HABITS', { durable: { cursor: { version: 4, commitId: 'c4' } } }),
  withType(BEFORE, 'TODOS', { durable: { refused: true } }),
  withType(BEFORE, 'TODOS', { durable: { currentAt: 7 } }),
  withType(BEFORE, 'TODOS', {
    durable: { fullPull: { from: { version: 1, commitId: 'c1' }, isOtherHistory: false } },
  }),
];

describe('engine: the record of what only the engine needs', () => {
  it('P1: is written when any part of it changes, and holds that', () => {
    const stored = changedEntries(emptyState(''), BEFORE);
    for (const change of CHANGES) {
      const after = { ...BEFORE, ...change };
      const written = changedEntries(BEFORE, after);
      assert.deepEqual(Object.keys(written), [KEYS.engine], JSON.stringify(change));
      assert.deepEqual(restore({ ...stored, ...written }, ''), after);
    }
  });

  it('is not written for a new object that says the same, nor for what has a key of its own', () => {
    const again: EngineState = {
      ...BEFORE,
      device: { ...BEFORE.device },
      durable: structuredClone(BEFORE.durable),
    };
    assert.equal(KEYS.engine in changedEntries(BEFORE, again), false);
    const unanswered = [
      {
        commitId: 'c4',
        parent: 'c3',
        version: 4,
        deviceId: 'device-a',
        changes: [],
        queuedAt: 0,
        expiresAt: 1,
      },
    ];
    const sent = withType(BEFORE, 'HABITS', { durable: { unanswered } });
    assert.deepEqual(Object.keys(changedEntries(BEFORE, sent)), [KEYS.sent('HABITS')]);
  });
});
