import assert from 'node:assert/strict';
import { type Cursor, SCHEMA_VERSION } from '@daybook/protocol';
import { type EngineRecord, readRecord } from '../../../extension/src/engine/readRecord.ts';
import { readSent } from '../../../extension/src/engine/readSent.ts';
import { mapTypes } from '../../../extension/src/engine/state/state.ts';
import { isUnmeasuredEdit } from '../../../extension/src/engine/state/unmeasuredEdit.ts';
import { todo } from './builders.ts';

const CURSOR: Cursor = { version: 3, commitId: 'X3' };

/** Differs in each field from what counts as never stored. */
const RECORD: EngineRecord = {
  deviceId: 'device-a',
  signingOut: true,
  deletion: 'running',
  durable: mapTypes(() => ({ cursor: CURSOR, refused: true, fullPull: null, currentAt: 7 })),
  clockOffset: -5.5,
  earlierOffsets: [3, -2.5],
  lapsedFor: 9,
  directRefusedAt: 10,
  device: { state: 'listed', seenAt: 11 },
  schema: SCHEMA_VERSION,
};

const COMMIT = {
  commitId: 'c1',
  parent: 'X3',
  version: 4,
  deviceId: 'device-a',
  queuedAt: 12.5,
  expiresAt: 99.5,
  changes: [
    { id: 'a', value: { ...todo('A') }, editedAt: 1, patch: { since: 3, fields: ['title'] } },
    { id: 'b', value: null, editedAt: 2 },
  ],
};
const FIRST = { ...COMMIT, commitId: 'c0', parent: null, version: 1 };

/** The record with one field of a type's durable state changed. */
function withDurable(patch: object): object {
  const TODOS = { ...RECORD.durable.TODOS, ...patch };
  return { ...RECORD, durable: { ...RECORD.durable, TODOS } };
}

describe('engine: its stored record', () => {
  const sound: Partial<EngineRecord>[] = [
    {},
    ...(['none', 'running', 'refused'] as const).map((deletion) => ({ deletion })),
    ...(['unregistered', 'registered', 'listed', 'removed'] as const).map((state) => ({
      device: { state, seenAt: 1 },
    })),
    { signingOut: false },
    { schema: SCHEMA_VERSION + 1 },
  ];
  for (const part of sound) {
    it(`D20: is read as it was written: ${JSON.stringify(part)}`, () => {
      const record = { ...RECORD, ...part };
      assert.deepEqual(readRecord(structuredClone(record), 'N1'), { record, unknownTypes: [] });
    });
  }

  const durables: object[] = [
    { cursor: null },
    { cursor: { version: 0, commitId: null } },
    { cursor: { ...CURSOR, after: 'item' } },
    { cursor: { ...CURSOR, after: 'item', begunAt: 2 } },
    { refused: false },
    { fullPull: { from: CURSOR, isOtherHistory: true } },
  ];
  for (const durable of durables) {
    it(`D20: so is a type’s: ${JSON.stringify(durable)}`, () => {
      const record = withDurable(durable);
      assert.deepEqual(readRecord(structuredClone(record), 'N1'), { record, unknownTypes: [] });
    });
  }

  const broken: object[] = [
    { cursor: undefined },
    { cursor: { ...CURSOR, version: -1 } },
    { cursor: { ...CURSOR, version: '3' } },
    { fullPull: 'begun' },
    { fullPull: {} },
    { fullPull: { from: 'there' } },
  ];
  for (const durable of broken) {
    it(`D20: a type’s ${JSON.stringify(durable)}: it isn’t known how far it was read`, () => {
      const { record, unknownTypes } = readRecord(withDurable(durable), 'N1');
      assert.deepEqual(unknownTypes, ['TODOS']);
      const lost = { cursor: null, refused: false, fullPull: null, currentAt: 0 };
      assert.deepEqual(record.durable, { ...RECORD.durable, TODOS: lost });
    });
  }

  it('D20: a type’s time that is none counts as long ago, and loses nothing else', () => {
    const { record, unknownTypes } = readRecord(withDurable({ currentAt: 'now' }), 'N1');
    assert.deepEqual(record, withDurable({ currentAt: 0 }));
    assert.deepEqual(unknownTypes, []);
  });

  it('D20: a type that was never stored is none that got lost', () => {
    const { TODOS, ...others } = RECORD.durable;
    const { unknownTypes } = readRecord({ ...RECORD, durable: others }, 'N1');
    assert.deepEqual(unknownTypes, []);
    assert.deepEqual(readRecord(undefined, 'N1').unknownTypes, []);
    assert.equal(readRecord({ ...RECORD, durable: [] }, 'N1').unknownTypes.length, 5);
  });

  const strange: [name: keyof EngineRecord, value: unknown][] = [
    ['device', { state: 'listed', seenAt: 'today' }],
    ['device', null],
    ['clockOffset', Number.POSITIVE_INFINITY],
    ['lapsedFor', Number.NaN],
    ['directRefusedAt', 'today'],
    ['signingOut', 1],
    ['deviceId', 'no id'],
  ];
  for (const [name, value] of strange) {
    it(`D20: ${name} ${JSON.stringify(value)} counts as never stored`, () => {
      const { record } = readRecord({ ...RECORD, [name]: value }, 'N1');
      const fresh = readRecord(undefined, 'N1').record;
      assert.deepEqual(record, { ...RECORD, [name]: fresh[name] });
    });
  }
});

describe('engine: its stored commits', () => {
  it('D20: are read as they were written', () => {
    const stored = { outbox: [FIRST, COMMIT], unanswered: [COMMIT] };
    assert.deepEqual(readSent(structuredClone(stored)), stored);
    assert.deepEqual(readSent(undefined), { outbox: [], unanswered: [] });
  });

  const [change] = COMMIT.changes;
  const broken: Record<string, unknown> = {
    'no record': 5,
    'a wrong commitId': { ...COMMIT, commitId: 'no id' },
    'a wrong parent': { ...COMMIT, parent: 5 },
    'no version': { ...COMMIT, version: 1.5 },
    'a wrong deviceId': { ...COMMIT, deviceId: '' },
    'no time': { ...COMMIT, queuedAt: 'now' },
    'no end of its tombstones': { ...COMMIT, expiresAt: null },
    'no changes': { ...COMMIT, changes: {} },
    'a change that is none': { ...COMMIT, changes: [null] },
    'a change without an id': { ...COMMIT, changes: [{ ...change, id: 5 }] },
    'a change with a text for a value': { ...COMMIT, changes: [{ ...change, value: 'text' }] },
    'a change without a time': { ...COMMIT, changes: [{ ...change, editedAt: null }] },
    'a patch that is none': { ...COMMIT, changes: [{ ...change, patch: 'text' }] },
    'a patch on nothing': { ...COMMIT, changes: [{ ...change, patch: { fields: [] } }] },
    'a patch of nothing': { ...COMMIT, changes: [{ ...change, patch: { since: 3 } }] },
  };
  for (const [name, commit] of Object.entries(broken)) {
    it(`D20: ${name}: the queue is given up, other commits without an answer stay`, () => {
      const read = readSent({ outbox: [FIRST, commit], unanswered: [commit, COMMIT] });
      assert.deepEqual(read, { outbox: [], unanswered: [COMMIT], refused: true });
    });
  }

  it('D20: a list of them that is none is empty', () => {
    const read = readSent({ outbox: [COMMIT], unanswered: { ...COMMIT } });
    assert.deepEqual(read, { outbox: [COMMIT], unanswered: [] });
  });
});

describe('engine: its stored notes of edits to be corrected', () => {
  const NOTE = { dataType: 'TODOS', itemId: 'a', fields: ['createdAt'] };
  it('D20, K3: are those with a type, an item and names of fields', () => {
    assert.equal(isUnmeasuredEdit(NOTE), true);
    assert.equal(isUnmeasuredEdit({ ...NOTE, fields: [] }), true);
  });

  for (const wrong of [
    null,
    { ...NOTE, dataType: 'NOTES' },
    { ...NOTE, itemId: 5 },
    { ...NOTE, fields: 'createdAt' },
    { ...NOTE, fields: ['createdAt', 5] },
  ]) {
    it(`D20, K3: ${JSON.stringify(wrong)} is none`, () => {
      assert.equal(isUnmeasuredEdit(wrong), false);
    });
  }
});
