import assert from 'node:assert/strict';
import { SCHEMA_VERSION } from '@daybook/protocol';
import { TIMING } from '../../../extension/src/engine/contract/timing.ts';
import { confirmed, EMPTY_PAGE, inPage, todo } from './builders.ts';
import { Harness } from './harness.ts';

function live(): Harness {
  const device = new Harness();
  device.goLive();
  return device;
}

const MILK = confirmed('milk', todo('Milk'), 1);
const RENAMED = { fields: { title: 'Oat milk' }, editedAt: MILK.editedAt + 1 };

describe('engine: following the heads', () => {
  it('P8: takes the changes that the next head carries, and moves the cursor with them', () => {
    const device = live();
    device.committed([MILK, confirmed('bread', null, 1)]);
    const { editedAt } = MILK;
    assert.deepEqual(device.server('milk'), { value: todo('Milk'), editedAt, version: 1 });
    assert.deepEqual(device.cursor, { version: 1, commitId: 'X1' });
    assert.deepEqual(device.all('pull'), []);
    assert.equal(device.status, 'synced');
    device.committed([confirmed('milk', null, 2)]);
    assert.equal(device.server('milk'), undefined);
    assert.deepEqual(device.cursor, { version: 2, commitId: 'X2' });
  });

  it('P8, C12: puts a patch on the revision that it was made on, and on no other', () => {
    for (const since of [1, 2]) {
      const device = live();
      device.committed([MILK]);
      device.committed([], {
        version: 2,
        commitId: 'X2',
        changes: { milk: { ...RENAMED, since } },
      });
      const isTaken = since === 1;
      const title = isTaken ? 'Oat milk' : 'Milk';
      assert.deepEqual(device.server('milk')?.value, todo(title));
      assert.equal(device.all('pull').length, isTaken ? 0 : 1);
    }
  });

  it('P8, M3: merges them with what is not sent yet', () => {
    const device = live();
    device.committed([MILK]);
    device.now += 1000;
    device.edit('milk', todo('Oat milk'));
    device.committed([confirmed('milk', todo('Milk', { done: true, completedAt: 9 }), 2)]);
    assert.deepEqual(device.local('milk')?.value, todo('Oat milk', { done: true, completedAt: 9 }));
  });

  const notTaken: [why: string, more: Parameters<Harness['committed']>[1]][] = [
    ['a commit is between it and the cursor', { version: 3 }],
    ['it is on top of another commit', { parent: 'other' }],
    ['it does not carry its changes', { changes: null }],
    ['its schema is ahead', { schema: SCHEMA_VERSION + 1 }],
    ['a value breaks its schema', { changes: { milk: { value: { ...todo('') }, editedAt: 1 } } }],
    ['a patch is for an item it lacks', { changes: { milk: { ...RENAMED, since: 1 } } }],
  ];
  for (const [why, more] of notTaken) {
    it(`P9: pulls at once, and takes nothing of a head, where ${why}`, () => {
      const device = live();
      device.committed([MILK], more);
      assert.equal(device.server('milk'), undefined);
      assert.deepEqual(device.one('pull').cursor, { version: 0, commitId: null });
    });
  }

  it('P8: does nothing for a head that is not the server’s yet, or only remembered', () => {
    for (const more of [{ hasPendingWrites: true }, { fromServer: false }]) {
      const device = live();
      device.committed([MILK], more);
      assert.equal(device.server('milk'), undefined);
      assert.deepEqual(device.cursor, { version: 0, commitId: null });
      assert.deepEqual(device.all('pull'), []);
    }
  });

  it('P13: begins again where the head is of another history at the cursor’s version', () => {
    const device = live();
    device.committed([MILK]);
    device.headsSeen({ TODOS: [1, false] });
    assert.deepEqual(device.all('pull'), []);
    device.committed([MILK], { commitId: 'restored' });
    assert.deepEqual(device.one('pull').cursor, { version: 0, commitId: null });
    assert.equal(device.state.durable.TODOS.fullPull?.isOtherHistory, true);
  });

  it('P8: a head that comes while a request is under way is taken after its answer', () => {
    const device = live();
    device.headsSeen({ TODOS: [1, false] });
    assert.equal(device.all('pull').length, 1);
    const two = confirmed('bread', todo('Bread'), 2);
    device.committed([two], { parent: 'X1' });
    assert.equal(device.server('bread'), undefined);
    device.pulled({ dataType: 'TODOS', version: 1, changes: [inPage(MILK)], cursor: '1~X1' });
    assert.deepEqual(device.cursor, { version: 2, commitId: 'X2' });
    assert.deepEqual(device.server('bread')?.value, todo('Bread'));
    assert.deepEqual(device.all('pull'), []);
  });

  it('P9: a pull that does not reach the head it was for is not repeated at once', () => {
    const device = live();
    device.headsSeen({ TODOS: [1, false] });
    device.pulled({ dataType: 'TODOS' });
    assert.deepEqual(device.all('pull'), []);
    device.wait(TIMING.repull);
    assert.equal(device.all('pull').length, 1);
  });

  it('P9: nothing is sent on top of a cursor that is known to be behind', () => {
    const device = live();
    device.headsSeen({ TODOS: [1, false] });
    const result = { outcome: 'unreachable' as const };
    device.pullAnswered('TODOS', result);
    device.edit('bread', todo('Bread'));
    assert.deepEqual(device.all('commit'), []);
    assert.equal(device.status, 'syncing');
  });

  it('P8: an own commit found as the head acknowledges the chain up to it', () => {
    const device = live();
    device.edit('milk', todo('Milk'));
    device.edit('bread', todo('Bread'));
    device.wait(TIMING.queueBehind);
    const second = device.one('commit').commit;
    device.edit('eggs', todo('Eggs'));
    device.wait(TIMING.queueBehind * 2);
    assert.equal(device.state.durable.TODOS.outbox.length, 3);
    device.restart();
    device.signIn();
    const { commitId, parent, deviceId } = second;
    const own = confirmed('bread', todo('Bread'), 2, { commitId, deviceId });
    device.committed([own], { parent });
    assert.deepEqual(device.cursor, { version: 2, commitId });
    assert.deepEqual([device.local('milk'), device.local('bread')], [undefined, undefined]);
    assert.deepEqual(device.local('eggs')?.value, todo('Eggs'), 'a later one is not there yet');
  });

  it('P6: what came back with a 409 is not taken for news of a cursor that has moved since', () => {
    const device = live();
    device.edit('milk', todo('Milk'));
    const { commitId } = device.one('commit').commit;
    for (let waited = 0; waited < TIMING.stuck; waited += TIMING.unanswered) {
      device.headsSeen({ TODOS: [1, true] });
      device.wait(TIMING.unanswered);
    }
    const push = device.one('push').commit;
    device.send({ type: 'commitAcknowledged', epoch: 1, dataType: 'TODOS', commitId });
    const page = { ...EMPTY_PAGE, dataType: 'TODOS' as const, version: 2, commitId: 'X2' };
    const result = {
      ...{ outcome: 'conflict' as const, clockOffset: null },
      page: { ...page, cursor: '2~X2' },
    };
    device.send({ type: 'pushed', epoch: 1, dataType: 'TODOS', commitId: push.commitId, result });
    assert.deepEqual(device.cursor, { version: 1, commitId });
  });

  it('P6: a page that an acknowledged commit has outrun does not take the cursor back', () => {
    const device = live();
    device.committed([confirmed('rice', todo('Rice'), 1)]);
    device.edit('milk', todo('Milk'));
    const { commitId } = device.one('commit').commit;
    device.committed([confirmed('bread', todo('Bread'), 4)], { parent: 'X3' });
    assert.equal(device.state.transient.TODOS.request, 'pull');
    device.send({ type: 'commitAcknowledged', epoch: 1, dataType: 'TODOS', commitId });
    device.pulled({ dataType: 'TODOS', version: 1, cursor: '1~X1' });
    assert.deepEqual(device.cursor, { version: 2, commitId });
    assert.deepEqual(device.server('milk')?.value, todo('Milk'));
  });

  it('P1: an acknowledgement that comes after a pull of later commits does not take the cursor back', () => {
    const device = live();
    device.committed([confirmed('rice', todo('Rice'), 1)]);
    device.edit('milk', todo('Milk'));
    const { commitId, deviceId } = device.one('commit').commit;
    device.headsSeen({ TODOS: [4, false] });
    const own = confirmed('milk', todo('Milk'), 2, { commitId, deviceId });
    const changes = [own, confirmed('bread', todo('Bread'), 4)].map(inPage);
    const later = { version: 4, commitId: 'X4' };
    device.pulled({ dataType: 'TODOS', ...later, cursor: '4~X4', changes });
    device.send({ type: 'commitAcknowledged', epoch: 1, dataType: 'TODOS', commitId });
    assert.deepEqual(device.cursor, later);
    assert.equal(device.local('milk'), undefined);
  });
});
