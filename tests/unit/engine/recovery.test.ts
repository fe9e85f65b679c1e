import assert from 'node:assert/strict';
import { TIMING } from '../../../extension/src/engine/contract/timing.ts';
import { changedEntries } from '../../../extension/src/engine/persistence.ts';
import { confirmed, inPage, START_TIME, todo } from './builders.ts';
import { Harness } from './harness.ts';

/** A device with a queued commit of `mine` on top of version 1, at which another device put `base`. */
function editing(base = todo('Milk'), mine = todo('Oat milk')) {
  const device = new Harness();
  device.goLive();
  device.committed([confirmed('milk', base, 1)]);
  device.now += 1000;
  device.edit('milk', mine);
  return { device, commit: device.one('commit').commit };
}

describe('engine: what a refused or lost commit leads to', () => {
  it('S2, M3: refused, drained, pulled, merged, pushed by the API door', () => {
    const { device, commit } = editing();
    device.headsSeen({ TODOS: [2, true] });
    device.send({ type: 'commitRefused', epoch: 1, dataType: 'TODOS', commitId: commit.commitId });
    assert.deepEqual(device.all('pull'), [], 'Firestore still holds the write');
    device.headsSeen({ TODOS: [2, false] });
    assert.deepEqual(device.one('pull').cursor, { version: 1, commitId: 'X1' });
    const theirs = confirmed('milk', todo('Milk', { done: true, completedAt: 9 }), 2);
    device.pulled({ dataType: 'TODOS', changes: [inPage(theirs)], cursor: '2~X2', version: 2 });
    const push = device.one('push');
    assert.deepEqual([push.commit.version, push.commit.parent], [3, 'X2']);
    assert.deepEqual(
      push.commit.changes[0]?.value,
      todo('Oat milk', { done: true, completedAt: 9 }),
    );
    assert.deepEqual(device.state.conflicts, [], 'different fields are no conflict');
    device.send({
      type: 'pushed',
      epoch: 1,
      dataType: 'TODOS',
      commitId: push.commit.commitId,
      result: { outcome: 'applied', version: 3, clockOffset: null },
    });
    assert.equal(device.local('milk'), undefined);
    assert.deepEqual(
      device.server('milk')?.value,
      todo('Oat milk', { done: true, completedAt: 9 }),
    );
  });

  it('A5: a 409 is merged at once and pushed again after a random wait', () => {
    const { device, commit } = editing();
    device.send({ type: 'commitRefused', epoch: 1, dataType: 'TODOS', commitId: commit.commitId });
    device.headsSeen({ TODOS: [2, false] });
    device.pulled({ dataType: 'TODOS', cursor: '2~X2', version: 2 });
    const first = device.one('push').commit;
    const page = {
      dataType: 'TODOS' as const,
      version: 3,
      commitId: 'X3',
      schema: 1,
      changes: [inPage(confirmed('milk', todo('Milk', { priority: 3 }), 3))],
      cursor: '3~X3',
      hasMore: false,
    };
    const result = { outcome: 'conflict' as const, page, clockOffset: null };
    device.send({ type: 'pushed', epoch: 1, dataType: 'TODOS', commitId: first.commitId, result });
    assert.deepEqual(device.all('push'), []);
    device.wait(TIMING.conflictJitter);
    const again = device.one('push').commit;
    assert.notEqual(again.commitId, first.commitId);
    assert.equal(again.version, 4);
    assert.deepEqual(again.changes[0]?.value, todo('Oat milk', { priority: 3 }));
  });

  it('S18: a remote change hidden under an own queued write to the same item is merged once that is refused', () => {
    const { device, commit } = editing();
    device.committed([confirmed('milk', todo('Mine'), 2)], { hasPendingWrites: true });
    assert.deepEqual(device.cursor, { version: 1, commitId: 'X1' });
    device.restart();
    device.signIn();
    assert.deepEqual(device.cursor, { version: 1, commitId: 'X1' });
    device.headsSeen({ TODOS: [2, true] });
    assert.deepEqual(device.local('milk')?.value, todo('Oat milk'));
    const theirs = confirmed('milk', todo('Milk', { done: true, completedAt: 9 }), 2);
    device.committed([theirs]);
    assert.deepEqual(device.local('milk')?.value, todo('Oat milk', { done: true, completedAt: 9 }));
    assert.deepEqual(device.cursor, { version: 2, commitId: 'X2' });
    assert.ok(
      !device.state.durable.TODOS.outbox.includes(commit),
      'and what was refused is dropped',
    );
  });

  it('S10: response lost, worker died: the commit found on the server is clean', () => {
    const { device, commit } = editing();
    device.restart();
    device.signIn();
    assert.equal(device.state.durable.TODOS.outbox.length, 1);
    device.headsSeen({ TODOS: [2, false] });
    const own = confirmed('milk', todo('Oat milk'), 2, {
      commitId: commit.commitId,
      deviceId: commit.deviceId,
      editedAt: commit.changes[0]?.editedAt ?? 0,
    });
    device.pulled({
      dataType: 'TODOS',
      version: 2,
      changes: [inPage(own)],
      cursor: `2~${commit.commitId}`,
    });
    assert.equal(device.local('milk'), undefined);
    assert.deepEqual(device.all('push'), []);
    assert.deepEqual(device.state.durable.TODOS.outbox, []);
  });

  it('S17: the worker died before Firestore took the commit: it is pushed after a pull', () => {
    const { device } = editing();
    device.restart();
    device.signIn();
    device.headsSeen({ TODOS: [1, false] });
    device.pulled({ dataType: 'TODOS', version: 1, cursor: '1~X1' });
    assert.deepEqual(device.one('push').commit.changes[0]?.value, todo('Oat milk'));
  });

  it('S19, M8: a commit applied without an answer, then deleted by a device with a slow clock, stays deleted', () => {
    const { device, commit } = editing();
    const sentAt = commit.changes[0]?.editedAt ?? 0;
    device.restart();
    device.signIn();
    device.headsSeen({ TODOS: [3, false] });
    const tombstone = confirmed('milk', null, 3, { editedAt: sentAt + 1 });
    device.pulled({ dataType: 'TODOS', version: 3, changes: [inPage(tombstone)], cursor: '3~X3' });
    assert.equal(device.local('milk'), undefined);
    assert.equal(device.server('milk'), undefined);
    assert.equal(device.state.conflicts.length, 1, 'and what lost can be restored');
  });

  it('S7, M4: an edit made later than the other device deleted wins', () => {
    const { device, commit } = editing();
    device.send({ type: 'commitRefused', epoch: 1, dataType: 'TODOS', commitId: commit.commitId });
    device.headsSeen({ TODOS: [2, false] });
    const tombstone = confirmed('milk', null, 2, { editedAt: device.now - 500 });
    device.pulled({ dataType: 'TODOS', version: 2, changes: [inPage(tombstone)], cursor: '2~X2' });
    assert.deepEqual(device.one('push').commit.changes[0]?.value, todo('Oat milk'));
  });

  it('S1, P1: pulled items and the cursor are stored in one write, so no crash comes between', () => {
    const device = new Harness();
    device.goLive();
    const before = device.state;
    device.committed([confirmed('milk', todo('Milk'), 1)]);
    const entries = changedEntries(before, device.state);
    const stored = JSON.stringify(entries);
    assert.ok(stored.includes('Milk') && stored.includes('X1'));
  });
});

describe('engine: a merge', () => {
  it('M3, M8: of both sides is later than the server’s revision that it goes on top of', () => {
    const device = new Harness();
    device.goLive();
    device.committed([confirmed('a', todo('A'), 1)]);
    device.edit('a', todo('A', { notes: 'here' }));
    const editedAt = START_TIME + 60_000;
    device.committed([confirmed('a', todo('A, elsewhere'), 2, { editedAt })]);
    const merged = device.local('a');
    assert.deepEqual(merged?.value, todo('A, elsewhere', { notes: 'here' }));
    assert.ok(merged && merged.editedAt > editedAt);
  });
});

describe('engine: a refusal for want of Pro', () => {
  it('E10, S12: has the claims asked for', () => {
    const device = new Harness();
    device.goLive();
    device.headsSeen({ TODOS: [9, false] });
    device.wait(0);
    const result = { outcome: 'forbidden', clockOffset: null } as const;
    device.pullAnswered('TODOS', result);
    assert.equal(device.all('refreshIdentity').length, 1);
  });
});
