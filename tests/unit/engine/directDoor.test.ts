import assert from 'node:assert/strict';
import { DAY } from '../../../extension/src/engine/contract/timing.ts';
import { diagnosticsOf } from '../../../extension/src/engine/diagnostics/diagnostics.ts';
import { confirmed, todo, UID } from './builders.ts';
import { Harness } from './harness.ts';

/** A device whose commit of an edit Firestore refused after so long, though nothing else was written. */
function refused(ms = 0) {
  const device = new Harness();
  device.goLive();
  device.committed([confirmed('milk', todo('Milk'), 1)]);
  device.now += 1_000;
  device.edit('milk', todo('Oat milk'));
  const { commitId } = device.one('commit').commit;
  device.now += ms;
  device.send({ type: 'commitRefused', epoch: 1, dataType: 'TODOS', commitId });
  device.headsSeen({ TODOS: [1, false] });
  return device;
}

/** It pulls, and pushes what it was refused. */
function pushed(device = refused(), page: { version: number; cursor: string } = AT_1) {
  device.pulled({ dataType: 'TODOS', ...page });
  taken(device);
  return device;
}
const AT_1 = { version: 1, cursor: '1~X1' };

/** The API door takes the push, and the head shows it. */
function taken(device: Harness) {
  const { commitId, version, parent } = device.one('push').commit;
  const result = { outcome: 'applied' as const, version, clockOffset: null };
  device.send({ type: 'pushed', epoch: 1, dataType: 'TODOS', commitId, result });
  device.committed([confirmed('milk', null, version, { commitId })], { parent });
}

/** By which doors an edit that is made now goes. */
function doorsOf(device: Harness, id = 'milk') {
  device.now += 1_000;
  device.edit(id, todo(`At ${device.now}`));
  return [device.all('commit').length, device.all('push').length];
}
const DIRECT = [1, 0];
const BY_API = [0, 1];

describe('engine: a direct door that refuses what is valid', () => {
  it('C16: is left alone for a day, by all data types and after a restart', () => {
    const device = pushed();
    assert.equal(device.state.directRefusedAt, device.now);
    assert.deepEqual(doorsOf(device), BY_API);
    taken(device);
    const { directRefusedAt } = device.state;
    device.restart();
    assert.equal(device.state.directRefusedAt, directRefusedAt);
    device.signIn();
    const { commitId = '', version = 0 } = device.cursor ?? {};
    device.committed([confirmed('milk', null, version, { commitId: commitId ?? '' })]);
    device.now = (directRefusedAt ?? 0) + DAY - 1_001;
    assert.deepEqual(doorsOf(device), BY_API);
    taken(device);
    assert.deepEqual(doorsOf(device), DIRECT);
  });

  it('C16: is used again once it takes a commit', () => {
    const device = pushed();
    device.now += DAY;
    device.edit('milk', todo('Tea'));
    const { commitId } = device.one('commit').commit;
    device.send({ type: 'commitAcknowledged', epoch: 1, dataType: 'TODOS', commitId });
    assert.equal(device.state.directRefusedAt, null);
  });

  it('C16, D27: is not one that refuses what waited for so long that it may not take it', () => {
    assert.equal(pushed(refused(19 * DAY + 1)).state.directRefusedAt, null);
    const device = pushed(refused(19 * DAY));
    assert.equal(device.state.directRefusedAt, device.now);
  });

  it('C16, K5: is used where the clock was set back', () => {
    const device = pushed();
    device.now -= 2 * DAY;
    assert.deepEqual(doorsOf(device), DIRECT);
  });

  it('C16: is not one that refuses what is behind', () => {
    const device = pushed(refused(), { version: 2, cursor: '2~X2' });
    assert.equal(device.state.directRefusedAt, null);
    assert.deepEqual(doorsOf(device), DIRECT);
  });

  it('C16: is not one that refuses what is sent in another form then', () => {
    const device = refused();
    device.edit('milk', todo('Milk of oats'));
    assert.equal(pushed(device).state.directRefusedAt, null);
  });

  it('C16: is one that refuses what is sent with more then', () => {
    const device = refused();
    device.edit('tea', todo('Tea'));
    assert.equal(pushed(device).state.directRefusedAt, device.now);
  });

  it('C16: is not one that refuses by an older token', () => {
    const device = refused();
    const { identity } = device.state.connection;
    assert.ok(identity?.uid === UID);
    const issuedAt = identity.issuedAt + 1_000;
    device.send({ type: 'identityChanged', identity: { ...identity, issuedAt } });
    assert.equal(pushed(device).state.directRefusedAt, null);
  });

  it('C16: says of a chain what its first commit says', () => {
    const device = new Harness();
    device.goLive();
    device.committed([confirmed('milk', todo('Milk'), 1)]);
    device.now += 1_000;
    device.edit('milk', todo('Oat milk'));
    const first = device.one('commit').commit;
    device.now += 20_000;
    device.edit('milk', todo('Tea'));
    const second = device.one('commit').commit;
    for (const { commitId } of [first, second])
      device.send({ type: 'commitRefused', epoch: 1, dataType: 'TODOS', commitId });
    assert.equal(device.state.transient.TODOS.directRefusal?.commit.commitId, first.commitId);
  });

  it('C16, T1: is said in the diagnostics', () => {
    const about = { appVersion: '0', takenAt: 0 };
    assert.equal(diagnosticsOf([], about).directRefusedAt, null);
    const directRefusedAt = Date.parse('2026-11-26T20:00:00Z');
    const said = diagnosticsOf([], { ...about, directRefusedAt });
    assert.equal(said.directRefusedAt, '2026-11-26T20:00:00.000Z');
  });
});
