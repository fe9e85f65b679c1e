import assert from 'node:assert/strict';
import { LIMITS } from '@daybook/protocol';
import { TIMING } from '../../../extension/src/engine/contract/timing.ts';
import { confirmed, inPage, todo, UID } from './builders.ts';
import { Harness } from './harness.ts';

describe('engine: pushing by the direct door', () => {
  it('C1, C2: an edit becomes a commit on top of the cursor', () => {
    const device = new Harness();
    device.goLive();
    device.edit('milk', todo('Milk'));
    const { commit, uid } = device.one('commit');
    assert.equal(uid, UID);
    assert.deepEqual([commit.version, commit.parent], [1, null]);
    assert.deepEqual(
      commit.changes.map(({ id, value }) => [id, value]),
      [['milk', todo('Milk')]],
    );
    assert.equal(device.one('showPending').count, 1);
    assert.equal(device.state.status.state, 'syncing');
  });

  it('A5: by the API door an edit goes with the cursor that it is on top of', () => {
    const device = new Harness();
    device.goLive();
    device.committed([confirmed('milk', todo('Milk'), 1)]);
    const changes = Array.from({ length: LIMITS.maxChangesPerDirectCommit + 1 }, (_, n) => n);
    const edits = changes.map((n) => {
      const made = { id: `E${n}`, epoch: 1, madeAt: device.now, before: null };
      return { ...made, dataType: 'TODOS' as const, itemId: `t${n}`, value: todo(`T${n}`) };
    });
    device.send({ type: 'editsFound', edits });
    const { commit, cursor } = device.one('push');
    assert.deepEqual([commit.version, commit.parent], [2, 'X1']);
    assert.deepEqual(cursor, { version: 1, commitId: 'X1' });
  });

  it('is clean once the commit is acknowledged, and the cursor stands on it', () => {
    const device = new Harness();
    device.goLive();
    device.edit('milk', todo('Milk'));
    const { commitId } = device.one('commit').commit;
    device.send({ type: 'commitAcknowledged', epoch: 1, dataType: 'TODOS', commitId });
    assert.equal(device.local('milk'), undefined);
    assert.equal(device.server('milk')?.version, 1);
    assert.deepEqual(device.cursor, { version: 1, commitId });
    assert.equal(device.state.status.state, 'synced');
  });

  it('S8: what is edited while its commit is under way stays pending and goes next', () => {
    const device = new Harness();
    device.goLive();
    device.edit('milk', todo('Milk'));
    const first = device.one('commit').commit;
    device.now += 10;
    device.edit('milk', todo('Oat milk'));
    assert.deepEqual(device.all('commit'), [], 'one commit of a type is under way');
    device.send({
      type: 'commitAcknowledged',
      epoch: 1,
      dataType: 'TODOS',
      commitId: first.commitId,
    });
    assert.deepEqual(device.local('milk')?.value, todo('Oat milk'));
    device.wait(TIMING.coalesce);
    const { commit } = device.one('commit');
    assert.deepEqual([commit.version, commit.parent], [2, first.commitId]);
    assert.deepEqual(commit.changes[0]?.value, todo('Oat milk'));
  });

  it('P18: a commit that gets no answer has Firestore connect again, in five seconds', () => {
    const device = new Harness();
    device.goLive();
    device.now += TIMING.coalesce;
    device.edit('milk', todo('Milk'));
    device.wait(TIMING.unanswered - 1);
    assert.deepEqual(device.all('reconnect'), []);
    device.wait(1);
    assert.equal(device.all('reconnect').length, 1);
  });

  it('C2: offline, later commits chain on the queued one, ever more rarely', () => {
    const device = new Harness();
    device.goLive();
    device.edit('milk', todo('Milk'));
    const first = device.one('commit').commit;
    device.edit('bread', todo('Bread'));
    assert.deepEqual(
      device.wait(TIMING.queueBehind - 1).filter(({ type }) => type === 'commit'),
      [],
    );
    device.wait(1);
    const second = device.one('commit').commit;
    assert.deepEqual([second.version, second.parent], [2, first.commitId]);
    assert.deepEqual(
      second.changes.map(({ id }) => id),
      ['bread'],
      'what is queued is not queued again',
    );
    device.edit('eggs', todo('Eggs'));
    device.wait(TIMING.queueBehind);
    assert.deepEqual(device.all('commit'), []);
    device.wait(TIMING.queueBehind);
    assert.equal(device.one('commit').commit.version, 3);
    assert.equal(device.state.durable.TODOS.outbox.length, 3);
  });

  it('C12: says what a change leaves as it was, on the server or in the commit queued before', () => {
    const device = new Harness();
    device.goLive();
    device.committed([confirmed('milk', todo('Milk'), 1)]);
    device.edit('milk', todo('Milk', { done: true, completedAt: 1 }));
    const [first] = device.one('commit').commit.changes;
    assert.deepEqual(first?.patch, { since: 1, fields: ['done', 'completedAt'] });
    device.edit('milk', todo('Oat milk', { done: true, completedAt: 1 }));
    device.edit('bread', todo('Bread'));
    device.wait(TIMING.queueBehind);
    const patches = device.one('commit').commit.changes.map(({ id, patch }) => [id, patch]);
    assert.deepEqual(patches.sort(), [
      ['bread', undefined],
      ['milk', { since: 2, fields: ['title'] }],
    ]);
    device.edit('milk', null);
    device.wait(TIMING.queueBehind * 2);
    assert.equal(device.one('commit').commit.changes[0]?.patch, undefined);
  });

  it('C12: a patch is held to the last of several queued commits', () => {
    const device = new Harness();
    device.goLive();
    device.committed([confirmed('milk', todo('Milk'), 1)]);
    const since = ['Oat milk', 'Rice milk', 'Soy milk'].map((title, queued) => {
      device.edit('milk', todo(title));
      device.wait(TIMING.queueBehind * 2 ** queued);
      return device.state.durable.TODOS.outbox.at(-1)?.changes[0]?.patch?.since;
    });
    assert.deepEqual(since, [1, 2, 3]);
  });

  it('C12: a commit has patches as long as its head carries it', () => {
    for (const [count, isCarried] of [
      [LIMITS.maxHeadChanges, true],
      [LIMITS.maxHeadChanges + 1, false],
    ] as const) {
      const device = new Harness();
      device.goLive();
      const ids = Array.from({ length: count }, (_, index) => `t${index}`);
      const changes = ids.map((id) => inPage(confirmed(id, todo(id), 1)));
      device.headsSeen({ TODOS: [1, false] });
      device.pulled({ dataType: 'TODOS', version: 1, changes, cursor: '1~X1' });
      device.edit('other', todo('Other'));
      for (const id of ids) device.edit(id, todo('New'));
      device.wait(TIMING.queueBehind);
      const patched = device.one('commit').commit.changes.map(({ patch }) => patch !== undefined);
      assert.deepEqual(patched, Array(count).fill(isCarried));
    }
  });

  it('C11: more changes than a direct commit takes go by the API door', () => {
    const device = new Harness();
    const count = LIMITS.maxChangesPerDirectCommit + 1;
    for (let index = 0; index < count; index += 1) device.edit(`t${index}`, todo(`T${index}`));
    device.goLive();
    const request = device.state.transient.TODOS.request;
    assert.ok(request !== null && request !== 'pull');
    assert.equal(request.changes.length, count);
    assert.deepEqual(device.state.durable.TODOS.outbox, []);
    const { commitId } = request;
    device.send({
      type: 'pushed',
      epoch: 1,
      dataType: 'TODOS',
      commitId,
      result: { outcome: 'applied', version: 1, clockOffset: null },
    });
    assert.deepEqual(device.cursor, { version: 1, commitId });
    assert.equal(device.one('showPending').count, 0);
  });

  it('C6: an item that breaks its schema stays here, is reported, and the rest goes', () => {
    const device = new Harness();
    device.goLive();
    device.edit('huge', todo('x'.repeat(501)));
    assert.deepEqual(device.all('commit'), []);
    const items = [{ dataType: 'TODOS', itemId: 'huge' }];
    assert.deepEqual(device.state.status, { state: 'attention', reason: 'item-refused', items });
    device.edit('milk', todo('Milk'));
    assert.deepEqual(
      device.one('commit').commit.changes.map(({ id }) => id),
      ['milk'],
    );
    assert.deepEqual(device.local('huge')?.value, todo('x'.repeat(501)));
  });

  it('S15, C7: with a clock an hour ahead, edits go with times that the server takes', () => {
    const device = new Harness();
    device.goLive();
    const offset = -3_600_000;
    device.pullAnswered('TODOS', { outcome: 'unreachable' });
    device.state = { ...device.state, clockOffset: offset };
    device.edit('milk', todo('Milk'));
    assert.equal(device.one('commit').commit.changes[0]?.editedAt, device.now + offset);
  });

  it('M8: an edit on top of a revision from a clock ahead is still later than it', () => {
    const device = new Harness();
    device.goLive();
    const ahead = device.now + 200_000;
    device.committed([confirmed('milk', todo('Milk'), 1, { editedAt: ahead })]);
    device.edit('milk', null);
    assert.equal(device.local('milk')?.editedAt, ahead + 1);
  });
});
