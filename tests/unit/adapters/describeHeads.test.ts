import assert from 'node:assert/strict';
import { SCHEMA_VERSION } from '@daybook/protocol';
import { type QuerySnapshot, Timestamp } from 'firebase/firestore';
import { describeHeads } from '../../../extension/src/adapters/describeHeads.ts';
import { Harness } from '../engine/harness.ts';

const GOOD = { version: 2, commitId: 'X2', parent: 'X1', deviceId: 'device-b', schema: 1 };

function seen(documents: Record<string, object>) {
  const docs = Object.entries(documents).map(([id, fields]) => ({
    id,
    data: () => fields,
    metadata: { hasPendingWrites: false },
  }));
  const snapshot = { docs, metadata: { fromCache: false } } as unknown as QuerySnapshot;
  const event = describeHeads(snapshot);
  assert.equal(event.type, 'headsSeen');
  return event.type === 'headsSeen' ? event : assert.fail();
}

describe('describeHeads', () => {
  const broken = [{ version: '2' }, { version: 2.5 }, { version: 0 }, { version: null }].concat([
    { commitId: undefined },
    { commitId: 7 },
  ] as never[]);
  for (const fields of broken) {
    it(`P19: a head with ${JSON.stringify(fields)} is pulled for, and the others are taken`, () => {
      const event = seen({ TODOS: { ...GOOD, ...fields }, HABITS: GOOD });
      const { version, commitId } = event.heads.TODOS ?? {};
      assert.deepEqual([version, commitId], [Number.MAX_SAFE_INTEGER, '']);
      const unsaid = { updatedAt: null, hasPendingWrites: false, changes: null };
      assert.deepEqual(event.heads.HABITS, { ...GOOD, ...unsaid });
      const device = new Harness();
      device.goLive();
      device.send({ ...event, epoch: device.state.session.epoch });
      const types = device.all('pull').map(({ dataType }) => dataType);
      assert.deepEqual(types.sort(), ['HABITS', 'TODOS']);
      assert.notEqual(device.state.status.state, 'synced');
    });
  }

  it('P19: other wrong fields count as none', () => {
    const wrong = { parent: 5, deviceId: null, schema: 'one', changes: 'text' };
    assert.deepEqual(seen({ TODOS: { ...GOOD, ...wrong } }).heads.TODOS, {
      ...{ version: 2, commitId: 'X2', parent: null, deviceId: '', schema: SCHEMA_VERSION },
      ...{ updatedAt: null, hasPendingWrites: false, changes: null },
    });
  });

  it('P6: says when the server took it, and nothing where that is no time', () => {
    const head = (updatedAt: unknown) => seen({ TODOS: { ...GOOD, updatedAt } }).heads.TODOS;
    assert.equal(head(new Timestamp(1_800_000_000, 123_456_000))?.updatedAt, 1_800_000_000_123);
    for (const none of [null, undefined, 1_800_000_000_000, 'today', {}]) {
      assert.equal(head(none)?.updatedAt, null);
    }
  });

  it('D1: documents of no data type are passed over', () => {
    assert.deepEqual(seen({ NOTES: GOOD }).heads, {});
  });
});
