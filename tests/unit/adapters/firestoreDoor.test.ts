import assert from 'node:assert/strict';
import type { OutgoingCommit } from '../../../extension/src/engine/contract/commit.ts';
import type { DirectDoorEvent } from '../../../extension/src/engine/contract/event.ts';
import { aCommit } from '../../fakes/aCommit.ts';
import { useQuietConsole } from '../../fakes/quietConsole.ts';
import { TODO } from '../../fixtures/items.ts';
import { inbox, useFirestoreDevice } from './support/firestoreDevice.ts';

const COMMIT = aCommit({
  ...{ commitId: 'C2', parent: 'C1', version: 2, deviceId: 'laptop' },
  changes: [{ id: 't1', value: TODO, editedAt: 5 }],
});
const HEAD = 'users/ada/sync/TODOS';
const item = (id: string) => `${HEAD}/items/${id}`;

describe('firestoreDoor', () => {
  useQuietConsole();
  const device = useFirestoreDevice();

  /** Has the door commit, and gives what it reports of that. */
  async function commit(values: Partial<OutgoingCommit> = {}): Promise<DirectDoorEvent> {
    const { report, find } = inbox<DirectDoorEvent>();
    device().door.commit('ada', 'TODOS', { ...COMMIT, ...values }, report);
    return find(() => true);
  }

  it('C1, C2, C3, C5, C12, D27: a commit writes the head and its items at once, with the server’s time', async () => {
    const { server } = device();
    const deletion = { id: 't2', value: null, editedAt: 6 };
    const changes = [...COMMIT.changes, deletion];
    const expiresAt = new Date(1_800_000_000_000);
    assert.deepEqual(await commit({ changes, expiresAt: expiresAt.getTime() }), {
      type: 'commitAcknowledged',
      dataType: 'TODOS',
      commitId: 'C2',
    });
    const updatedAt = new Date(server.now);
    const stamp = { version: 2, commitId: 'C2', deviceId: 'laptop', updatedAt };
    assert.deepEqual(server.read(HEAD), {
      ...{ ...stamp, parent: 'C1', schema: 1 },
      changes: { t1: { value: TODO, editedAt: 5 }, t2: { deleted: true, editedAt: 6 } },
    });
    assert.deepEqual(server.read(item('t1')), { ...stamp, editedAt: 5, value: TODO });
    const tombstone = { deleted: true, expiresAt };
    assert.deepEqual(server.read(item('t2')), { ...stamp, editedAt: 6, ...tombstone });
    assert.equal(server.batches.length, 1);
  });

  it('C10, C12: of a head stays what the server purged, and nothing else that isn’t written', async () => {
    const { server } = device();
    const changes = { t0: { deleted: true, editedAt: 1 } };
    server.put(HEAD, { version: 1, commitId: 'C1', parent: null, purgedThrough: 1, changes });
    const many = Array.from({ length: 6 }, (_, index) => ({
      ...{ id: `t${index}`, value: TODO, editedAt: 5 },
    }));
    await commit({ changes: many });
    const { purgedThrough, changes: left, commitId } = server.read(HEAD) ?? {};
    assert.deepEqual([purgedThrough, left, commitId], [1, undefined, 'C2']);
  });

  it('C12: of an item only the fields that a patch names are written', async () => {
    const { server } = device();
    server.put(item('t1'), { ...{ version: 1, commitId: 'C1' }, editedAt: 1, value: TODO });
    const value = { ...TODO, title: 'Oat milk', priority: 3 as const };
    const patch = { since: 1, fields: ['title', 'priority'] };
    await commit({ changes: [{ id: 't1', value, editedAt: 5, patch }] });
    const stored = server.read(item('t1'));
    assert.deepEqual(stored?.value, value);
    assert.deepEqual([stored?.editedAt, stored?.commitId], [5, 'C2']);
    assert.deepEqual(
      server.batches[0]?.[1]?.only,
      [
        ...['commitId', 'deviceId', 'editedAt', 'updatedAt', 'value.priority', 'value.title'],
        'version',
      ].sort(),
    );
    const fields = { title: 'Oat milk', priority: 3 };
    assert.deepEqual(server.read(HEAD)?.changes, { t1: { fields, since: 1, editedAt: 5 } });
  });

  it('C12: a deletion takes the place of the whole item, whatever it was made on', async () => {
    const { server } = device();
    server.put(item('t1'), { version: 1, value: TODO });
    await commit({
      changes: [{ id: 't1', value: null, editedAt: 5, patch: { since: 1, fields: [] } }],
    });
    const { deleted, value } = server.read(item('t1')) ?? {};
    assert.deepEqual([deleted, value], [true, undefined]);
  });

  it('P10: a commit that the rules refuse is said to be', async () => {
    device().server.refusesWrites = 'PERMISSION_DENIED';
    assert.deepEqual(await commit(), {
      type: 'commitRefused',
      dataType: 'TODOS',
      commitId: 'C2',
    });
  });

  it('P8: heads are reported as they come, with what this device has queued masked', async () => {
    const { server, door } = device();
    server.put(HEAD, { version: 1, commitId: 'C1', parent: null, deviceId: 'phone', schema: 1 });
    const seen = inbox<DirectDoorEvent>();
    door.listenHeads('ada', seen.report);
    const todos = (event: DirectDoorEvent) =>
      event.type === 'headsSeen' && event.fromServer ? event.heads.TODOS : undefined;
    const first = await seen.find((event) => todos(event)?.version === 1);
    assert.equal(todos(first)?.hasPendingWrites, false);
    server.isSlow = true;
    door.commit('ada', 'TODOS', COMMIT, () => undefined);
    const queued = await seen.find((event) => todos(event)?.version === 2);
    assert.equal(todos(queued)?.hasPendingWrites, true);
  });

  it('P8: who confirms a head is seen, though nothing of it changes', async () => {
    const { door } = device();
    const seen = inbox<DirectDoorEvent>();
    door.listenHeads('ada', seen.report);
    door.commit('ada', 'TODOS', COMMIT, () => undefined);
    await seen.find(
      (event) => event.type === 'headsSeen' && event.heads.TODOS?.hasPendingWrites === false,
    );
  });

  for (const [refusal, reason] of [
    ['PERMISSION_DENIED', 'forbidden'],
    ['UNAUTHENTICATED', 'forbidden'],
    ['RESOURCE_EXHAUSTED', 'failed'],
  ] as const) {
    it(`S13: a query that is refused with ${refusal} is ${reason}`, async () => {
      const { server, door } = device();
      server.refusesQueries = refusal;
      const seen = inbox<DirectDoorEvent>();
      door.listenHeads('ada', seen.report);
      const failed = await seen.find(({ type }) => type === 'listenFailed');
      assert.deepEqual(failed, { type: 'listenFailed', reason });
    });
  }

  for (const end of ['stop', 'listenHeads', 'clear'] as const) {
    it(`P8, V5: after ${end} nothing more is reported of the heads before`, async () => {
      const { server, door } = device();
      const [before, after] = [inbox<DirectDoorEvent>(), inbox<DirectDoorEvent>()];
      const isFromServer = (event: DirectDoorEvent) =>
        event.type === 'headsSeen' && event.fromServer;
      door.listenHeads('ada', before.report);
      await before.find(isFromServer);
      if (end === 'listenHeads') door.listenHeads('grace', after.report);
      else await door[end]();
      const reported = before.all.length;
      door.listenHeads('bob', after.report);
      await after.find(isFromServer);
      server.put('users/ada/sync/TODOS', { version: 1, commitId: 'C1' });
      server.put('users/bob/sync/TODOS', { version: 1, commitId: 'C1' });
      await after.find((event) => event.type === 'headsSeen' && event.heads.TODOS !== undefined);
      assert.equal(before.all.length, reported);
    });
  }

  it('V5: after clear nothing is sent that was queued before', async () => {
    const { server, door, devices } = device();
    server.isSlow = true;
    door.commit('ada', 'TODOS', COMMIT, () => undefined);
    await door.clear();
    server.isSlow = false;
    assert.equal(await devices.register('ada', 'd'), 'stored');
    assert.equal(server.read(HEAD), undefined);
  });

  it('S13: it connects again, and what was queued meanwhile is sent', async () => {
    const { server, door } = device();
    server.isSlow = true;
    const told = inbox<DirectDoorEvent>();
    door.commit('ada', 'TODOS', COMMIT, told.report);
    await server.batchCame();
    server.isSlow = false;
    await door.reconnect();
    assert.equal((await told.find(() => true)).type, 'commitAcknowledged');
  });
});
