import assert from 'node:assert/strict';
import { LIMITS } from '@daybook/protocol';
import { TIMING } from '../../../extension/src/engine/contract/timing.ts';
import { changedEntries } from '../../../extension/src/engine/persistence.ts';
import { todo } from './builders.ts';
import { Harness } from './harness.ts';

const LONG = '漢'.repeat(5000);

/** A device with so many changes to send at once. */
function withEdits(count: number, notes = ''): Harness {
  const device = new Harness();
  device.goLive();
  device.send({ type: 'onlineChanged', online: false });
  for (let index = 0; index < count; index += 1) {
    device.edit(`t${index}`, todo(`${index}`, { notes }));
  }
  const { outbox } = device.state.durable.TODOS;
  device.send({ type: 'onlineChanged', online: true });
  device.headsSeen({});
  for (const { commitId } of outbox) {
    device.send({ type: 'commitRefused', epoch: 1, dataType: 'TODOS', commitId });
  }
  device.headsSeen({});
  device.pulled({ dataType: 'TODOS' });
  return device;
}

/** Firestore drops what is queued, and the API door has nothing new. */
function refuseDirect(device: Harness): void {
  const { commitId } = device.one('commit').commit;
  device.send({ type: 'commitRefused', epoch: 1, dataType: 'TODOS', commitId });
  device.headsSeen({});
  device.pulled({ dataType: 'TODOS' });
}

function pushed(device: Harness, outcome: 'applied' | 'too-large') {
  const { commit } = device.one('push');
  const { commitId, version } = commit;
  const result =
    outcome === 'applied'
      ? { outcome, version, clockOffset: null }
      : { outcome, clockOffset: null };
  device.send({ type: 'pushed', epoch: 1, dataType: 'TODOS', commitId, result });
  return commit;
}

describe('engine: sizes', () => {
  it('C13: 80 todos with long notes go in pushes that the door takes, all of them', () => {
    const device = withEdits(80, LONG);
    let pushes = 0;
    while (device.all('push').length > 0) {
      const { changes } = pushed(device, 'applied');
      const bytes = Buffer.byteLength(JSON.stringify(changes));
      assert.ok(bytes < LIMITS.maxRequestBytes, `${bytes} bytes`);
      pushes += 1;
      assert.ok(pushes < 10);
    }
    assert.ok(pushes > 1);
    assert.equal(device.status, 'synced');
  });

  it('C13: a 413 halves the push, and an applied one lets it grow again', () => {
    const device = withEdits(40);
    const counts: number[] = [];
    for (const outcome of ['too-large', 'too-large', 'applied', 'applied'] as const) {
      counts.push(pushed(device, outcome).changes.length);
    }
    assert.deepEqual(counts, [40, 20, 10, 20]);
  });

  it('C13: a change that no request can carry is named, and the rest goes', () => {
    const device = withEdits(30);
    for (let pushes = 0; device.all('push').length > 0; pushes += 1) {
      assert.ok(pushes < 60);
      const isIn = device.one('push').commit.changes.some(({ id }) => id === 't7');
      pushed(device, isIn ? 'too-large' : 'applied');
    }
    const items = [{ dataType: 'TODOS', itemId: 't7' }];
    assert.deepEqual(device.state.status, { state: 'attention', reason: 'item-refused', items });
    device.wait(TIMING.stuck + 1);
    assert.deepEqual(device.state.status, { state: 'attention', reason: 'item-refused', items });
    const { version = 0, commitId } = device.cursor ?? {};
    device.pulled({ dataType: 'TODOS', version, cursor: `${version}~${commitId}` });
    device.edit('t7', todo('shorter'));
    assert.equal(device.one('commit').commit.changes[0]?.id, 't7');
  });

  it('C13: what one door is too narrow for is tried again after a while, and by the other', () => {
    const device = withEdits(1);
    pushed(device, 'too-large');
    const items = [{ dataType: 'TODOS', itemId: 't0' }];
    assert.deepEqual(device.state.status, { state: 'attention', reason: 'item-refused', items });
    device.wait(TIMING.retryTooLarge - 1);
    assert.deepEqual(device.all('commit'), []);
    device.wait(1);
    const { commitId } = device.one('commit').commit;
    device.send({ type: 'commitAcknowledged', epoch: 1, dataType: 'TODOS', commitId });
    assert.equal(device.status, 'synced');
  });

  it('C13: it is tried again less and less often, and at once when a person asks for it', () => {
    const device = withEdits(1);
    const waits: number[] = [];
    for (let tries = 0; tries < 6; tries += 1) {
      pushed(device, 'too-large');
      const namedAt = device.now;
      while (device.all('commit').length === 0) device.wait(60_000);
      waits.push((device.now - namedAt) / 60_000);
      refuseDirect(device);
    }
    assert.deepEqual(waits, [5, 10, 20, 40, 60, 60]);
    pushed(device, 'too-large');
    device.now += TIMING.coalesce;
    device.send({ type: 'syncRequested' });
    assert.equal(device.all('commit').length, 1);
  });

  it('C13: few commits wait in Firestore’s queue, however long the device is offline', () => {
    const device = new Harness();
    device.goLive();
    device.send({ type: 'onlineChanged', online: false });
    for (let edit = 0; edit < 400; edit += 1) {
      device.edit(`t${edit % 10}`, todo(`${edit}`));
      device.wait(TIMING.queueBehindMax);
    }
    assert.equal(device.state.durable.TODOS.outbox.length, 4);
  });

  it('C13: what waits isn’t written again with each change of something else', () => {
    const device = new Harness();
    device.goLive();
    device.send({ type: 'onlineChanged', online: false });
    device.now += TIMING.coalesce;
    device.edit('a', todo('A', { notes: LONG }));
    const before = device.state;
    device.edit('b', todo('B'));
    const written = JSON.stringify(changedEntries(before, device.state));
    assert.ok(!written.includes(LONG), 'the commit before is in a key of its own');
  });

  it('C13: large changes take the API door', () => {
    const device = new Harness();
    device.goLive();
    device.send({ type: 'onlineChanged', online: false });
    device.send({ type: 'onlineChanged', online: true });
    device.now += TIMING.coalesce;
    const edits = Array.from({ length: 10 }, (_, index) => ({
      id: `L${index}`,
      epoch: 1,
      dataType: 'TODOS' as const,
      itemId: `t${index}`,
      before: null,
      value: todo('T', { notes: LONG }),
      madeAt: device.now,
    }));
    device.send({ type: 'editsFound', edits });
    assert.deepEqual([device.all('commit').length, device.all('push').length], [0, 1]);
  });
});
