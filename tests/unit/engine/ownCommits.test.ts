import assert from 'node:assert/strict';
import type { PullPage, Todo } from '@daybook/protocol';
import type { PushResult } from '../../../extension/src/engine/contract/event.ts';
import { TIMING } from '../../../extension/src/engine/contract/timing.ts';
import { aTodoEdit } from '../../fakes/todos.ts';
import { confirmed, EMPTY_PAGE, inPage, todo } from './builders.ts';
import { Harness } from './harness.ts';

const MILK = todo('Milk');

/** A device that has `milk` at version 1, and whose rename was queued and not answered. */
function renamed(title = 'Oat milk') {
  const device = new Harness();
  device.goLive();
  device.committed([confirmed('milk', MILK, 1)]);
  device.now += TIMING.coalesce;
  device.edit('milk', todo(title));
  return { device, sent: device.one('commit').commit };
}

/** The same, pushed through the API door, of which no answer came. */
function pushedInVain() {
  const { device, sent } = renamed();
  device.send({ type: 'commitRefused', epoch: 1, dataType: 'TODOS', commitId: sent.commitId });
  device.headsSeen({ TODOS: [1, false] });
  device.pulled({ dataType: 'TODOS', cursor: '1~X1', version: 1 });
  const { commit } = device.one('push');
  const failure = { outcome: 'unreachable' as const };
  device.send({
    type: 'pushed',
    epoch: 1,
    dataType: 'TODOS',
    commitId: commit.commitId,
    result: failure,
  });
  return { device, commit };
}

/** Renames `milk` among more changes than Firestore takes at once, which are pushed. */
function pushedMany() {
  const device = new Harness();
  device.goLive();
  device.committed([confirmed('milk', MILK, 1)]);
  const others = Array.from({ length: 15 }, (_, index) => ({ itemId: `t${index}`, before: null }));
  const edits = [{ itemId: 'milk', before: MILK }, ...others].map((edit) =>
    aTodoEdit({ ...edit, id: `E-${edit.itemId}`, epoch: 1, value: todo('Oat milk') }),
  );
  device.send({ type: 'editsFound', edits });
  return { device, commit: device.one('push').commit };
}

function title(device: Harness, id = 'milk'): string | undefined {
  return ((device.local(id) ?? device.server(id))?.value as Todo | undefined)?.title;
}

describe('engine: own commits without an answer', () => {
  it('P10: another machine’s change under this device’s id is merged like any other’s', () => {
    const { device } = renamed();
    const { deviceId } = device.state;
    const theirs = confirmed('milk', todo('Milk', { notes: 'theirs' }), 2, { deviceId });
    device.committed([theirs]);
    assert.deepEqual(device.local('milk')?.value, todo('Oat milk', { notes: 'theirs' }));
  });

  it('P10: … and where both changed a field, the loser is in the conflict log', () => {
    const { device } = renamed();
    const { deviceId } = device.state;
    device.committed([
      confirmed('milk', todo('Rice milk'), 2, { deviceId, editedAt: device.now - 500 }),
    ]);
    assert.equal(title(device), 'Oat milk');
    assert.deepEqual(
      device.state.conflicts.map(({ fields }) => fields),
      [['title']],
    );
  });

  it('P10: a push without an answer goes again under its own id, also after a restart', () => {
    const { device, commit } = pushedInVain();
    const again = { ...commit, isPushedAgain: true };
    device.wait(TIMING.retry);
    assert.deepEqual(device.one('push').commit, again);
    device.restart();
    device.signIn();
    assert.deepEqual(device.one('push').commit, again);
  });

  for (const isAgain of [false, true]) {
    const times = isAgain ? 'again is a possible base' : 'once is known to be refused, and no base';
    it(`P11, M9: where others were first, what was pushed ${times}`, () => {
      const { device, commit } = pushedMany();
      const answer = (result: PushResult) =>
        device.send({
          ...{ type: 'pushed', epoch: 1, dataType: 'TODOS' },
          ...{ commitId: commit.commitId, result },
        });
      if (isAgain) answer({ outcome: 'unreachable' });
      if (isAgain) device.wait(TIMING.retry);
      const theirs = confirmed('milk', todo('Milk', { notes: 'theirs' }), 3);
      const page: PullPage = {
        ...{ ...EMPTY_PAGE, dataType: 'TODOS' as const, changes: [inPage(theirs)] },
        ...{ version: 3, commitId: 'X3', cursor: '3~X3' },
      };
      answer({ outcome: 'conflict', page, clockOffset: null });
      assert.deepEqual(device.local('milk')?.value, todo('Oat milk', { notes: 'theirs' }));
      const logged = device.state.conflicts.map(({ fields }) => fields);
      assert.deepEqual(logged, isAgain ? [['title']] : []);
    });
  }

  it('P11: that Firestore drops what is known to be refused says nothing of what is queued since', () => {
    const device = new Harness();
    device.goLive();
    device.edit('milk', todo('Milk'));
    const { commitId } = device.one('commit').commit;
    device.send({ type: 'commitRefused', epoch: 1, dataType: 'TODOS', commitId: 'earlier' });
    assert.deepEqual([device.state.durable.TODOS.refused, device.all('pull')], [false, []]);
    device.send({ type: 'commitRefused', epoch: 1, dataType: 'TODOS', commitId });
    assert.equal(device.all('pull').length, 1);
  });

  it('P10: a push that was refused as it is goes again under a new id', () => {
    const { device, commit } = pushedInVain();
    device.wait(TIMING.retry);
    const result = {
      ...{ outcome: 'failed' as const, message: 'no' },
      ...{ isRefusal: true, clockOffset: null },
    };
    device.send({ type: 'pushed', epoch: 1, dataType: 'TODOS', commitId: commit.commitId, result });
    device.wait(TIMING.retryMax);
    assert.notEqual(device.one('push').commit.commitId, commit.commitId);
    assert.equal(device.state.durable.TODOS.unanswered.filter(({ isPush }) => isPush).length, 1);
  });

  it('P11: a push that arrived without an answer is seen in the head', () => {
    const { device, commit } = pushedInVain();
    device.committed([confirmed('milk', todo('Oat milk'), 2, { commitId: commit.commitId })]);
    assert.equal(device.local('milk'), undefined);
    assert.deepEqual(device.state.durable.TODOS.unanswered, []);
    assert.equal(device.status, 'synced');
  });

  it('P11: … and in the parent of the head of another device', () => {
    const { device, sent } = renamed();
    const next = confirmed('bread', todo('Bread'), 3);
    device.committed([next], { parent: sent.commitId });
    assert.equal(device.local('milk'), undefined);
    assert.deepEqual(device.cursor, { version: 3, commitId: 'X3' });
    assert.deepEqual(device.all('pull'), []);
  });

  it('P11: an own commit in a page is what the newer edit is made on: title A, B sent, A again', () => {
    const { device, sent } = renamed();
    device.edit('milk', todo('Milk'));
    device.headsSeen({ TODOS: [4, false] });
    const own = confirmed('milk', todo('Oat milk'), 2, { commitId: sent.commitId });
    const other = confirmed('bread', todo('Bread'), 3);
    device.pulled({
      dataType: 'TODOS',
      version: 4,
      changes: [own, other].map(inPage),
      cursor: '4~X4',
    });
    assert.equal(title(device), 'Milk');
    assert.equal(device.server('milk')?.version, 2);
    assert.deepEqual(device.state.conflicts, []);
  });

  it('M9: title A, B sent, C by another device on top of it, A again here: the later wins and nothing is lost', () => {
    const { device } = renamed();
    device.now += 10;
    device.edit('milk', todo('Milk'));
    const editedAt = device.now - 5;
    device.headsSeen({ TODOS: [4, false] });
    const theirs = confirmed('milk', todo('Rice milk'), 4, { editedAt });
    device.pulled({ dataType: 'TODOS', version: 4, changes: [inPage(theirs)], cursor: '4~X4' });
    assert.equal(title(device), 'Milk');
    assert.equal((device.state.conflicts[0]?.lost.value as Todo | undefined)?.title, 'Rice milk');
  });

  it('M9: … and where theirs is later, mine is in the conflict log', () => {
    const { device } = renamed();
    device.edit('milk', todo('Milk'));
    const theirs = confirmed('milk', todo('Rice milk'), 4, { editedAt: device.now + 60_000 });
    device.headsSeen({ TODOS: [4, false] });
    device.pulled({ dataType: 'TODOS', version: 4, changes: [inPage(theirs)], cursor: '4~X4' });
    assert.equal(title(device), 'Rice milk');
    assert.deepEqual(
      device.state.conflicts.map(({ side }) => side),
      ['mine'],
    );
  });

  it('P11, A15: what an own commit made and was removed for good since is gone, and stays gone', () => {
    const device = new Harness();
    device.goLive();
    device.now += TIMING.coalesce;
    const edits = ['milk', 'bread'].map((itemId) => ({
      ...{ id: `E-${itemId}`, epoch: 1, dataType: 'TODOS' as const, itemId },
      ...{ before: null, value: todo(itemId), madeAt: device.now },
    }));
    device.send({ type: 'editsFound', edits });
    const { commitId } = device.one('commit').commit;
    device.headsSeen({ TODOS: [4, false] });
    assert.deepEqual(device.one('pull').cursor, { version: 0, commitId: null });
    const left = inPage(confirmed('bread', todo('bread'), 1, { commitId }));
    device.pulled({
      dataType: 'TODOS',
      version: 4,
      commitId: 'X4',
      cursor: '4~X4',
      changes: [left],
    });
    assert.deepEqual([device.server('milk'), device.local('milk')], [undefined, undefined]);
    assert.deepEqual(
      [device.server('bread')?.value, device.local('bread')],
      [todo('bread'), undefined],
    );
  });

  it('P11: a commit that another took the version of is no base', () => {
    const { device } = renamed();
    device.edit('milk', todo('Milk'));
    device.headsSeen({ TODOS: [3, false] });
    const changes = [confirmed('bread', todo('Bread'), 2), confirmed('milk', todo('Rice milk'), 3)];
    device.pulled({ dataType: 'TODOS', version: 3, changes: changes.map(inPage), cursor: '3~X3' });
    assert.equal(title(device), 'Rice milk');
    assert.deepEqual(device.state.conflicts, [], 'nobody changed it here');
  });

  it('P12: who sees a foreign commit under its own id goes on under a new one', () => {
    const device = new Harness();
    device.goLive();
    const { deviceId } = device.state;
    device.committed([confirmed('milk', MILK, 1, { deviceId })], { deviceId });
    assert.notEqual(device.state.deviceId, deviceId);
    assert.equal(device.state.device.state, 'unregistered');
    device.now += TIMING.coalesce;
    device.edit('bread', todo('Bread'));
    assert.equal(device.one('commit').commit.deviceId, device.state.deviceId);
  });

  it('P12: … and registers as a new device, whatever the old one has asked for', () => {
    const device = new Harness();
    device.goLive();
    const { deviceId } = device.state;
    device.send({ type: 'deviceAnswered', epoch: 1, outcome: 'stored' });
    assert.equal(device.all('readDevices').length, 1);
    device.committed([confirmed('milk', MILK, 1, { deviceId })], { deviceId });
    assert.equal(device.one('registerDevice').deviceId, device.state.deviceId);
  });

  it('P12: … in a page as well, but not for its own commits', () => {
    const { device, sent } = renamed();
    const { deviceId } = device.state;
    device.committed(
      [confirmed('milk', todo('Oat milk'), 2, { commitId: sent.commitId, deviceId })],
      {
        deviceId,
      },
    );
    assert.equal(device.state.deviceId, deviceId);
    device.wake();
    assert.equal(device.state.deviceId, deviceId, 'nor while the head is at the cursor');
    device.headsSeen({ TODOS: [4, false] });
    const foreign = confirmed('bread', todo('Bread'), 3, { deviceId });
    device.pulled({ dataType: 'TODOS', version: 4, changes: [inPage(foreign)], cursor: '4~X4' });
    assert.notEqual(device.state.deviceId, deviceId);
  });
});
