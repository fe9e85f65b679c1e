import assert from 'node:assert/strict';
import { type CommitResult, LIMITS, type PullPage, type Snapshot } from '@daybook/protocol';
import { apiClient, type Client, metadataOf, refusalOf } from '../../tools/clients/apiClient.ts';
import { newUser, type User } from '../../tools/clients/users.ts';
import { daysOld, placeIn } from '../fixtures/cursors.ts';
import { DONE_TODO, TODO } from '../fixtures/items.ts';
import { onTop } from '../fixtures/onTop.ts';
import { storedData } from './support/stored.ts';

describe('PUT /sync/:dataType of the whole', () => {
  let user: User;
  let client: Client;
  beforeEach(async () => {
    user = await newUser();
    client = apiClient(user);
  });
  const put = (body: object) => client.put('/sync/TODOS', body);
  const whole = async () => (await client.get('/sync/TODOS')).json<Snapshot>();

  it('A12: writes what differs, deletes what is left out, and leaves the rest alone', async () => {
    await put({
      ...onTop(0),
      data: { same: TODO, changed: TODO, gone: TODO },
    });
    const answer = await put({
      ...onTop(1),
      deviceId: 'cli',
      data: { same: TODO, changed: DONE_TODO, added: TODO },
    });
    const { cursor, ...result } = answer.json<CommitResult>();
    assert.deepEqual(result, { dataType: 'TODOS', version: 2, commitId: 'c2' });
    assert.equal(placeIn(cursor), '2~c2');
    const { changes } = (await client.get(`/sync/TODOS?since=${daysOld('1~c1')}`)).json<PullPage>();
    const left = changes.map((change) => [change.id, 'deleted' in change ? null : change.value]);
    assert.deepEqual(left, [
      ['added', TODO],
      ['changed', DONE_TODO],
      ['gone', null],
    ]);
    assert.deepEqual((await whole()).data, { same: TODO, changed: DONE_TODO, added: TODO });
  });

  it('A12, M8: makes its edits later than those it replaces', async () => {
    const editedAt = Date.now() + LIMITS.maxClockAheadMs - 60_000;
    await put({ ...onTop(0), changes: [{ id: 't1', value: TODO, editedAt }] });
    await put({ ...onTop(1), data: {} });
    const stored = await storedData(user.uid);
    assert.equal(stored[`users/${user.uid}/sync/TODOS/items/t1`]?.editedAt, editedAt + 1);
  });

  it('A12: changes nothing where nothing differs, not even the version', async () => {
    await put({ ...onTop(0), data: { t1: TODO } });
    const before = await storedData(user.uid);
    const answer = await put({ ...onTop(1), data: { t1: TODO } });
    const { cursor, ...result } = answer.json<CommitResult>();
    assert.deepEqual(result, { dataType: 'TODOS', version: 1, commitId: 'c1' });
    assert.equal(placeIn(cursor), '1~c1');
    assert.deepEqual(await storedData(user.uid), before);
    const unwritten = await client.put('/sync/HABITS', { version: 0, parent: null, data: {} });
    assert.deepEqual(unwritten.json(), {
      dataType: 'HABITS',
      version: 0,
      commitId: null,
      cursor: '0',
    });
  });

  it('A5, A6: keeps to the version, and knows a retry', async () => {
    const first = { ...onTop(0), data: { t1: TODO } };
    const placed = async () => {
      const { cursor, ...result } = (await put(first)).json<CommitResult>();
      return { ...result, cursor: placeIn(cursor) };
    };
    const once = await placed();
    assert.equal(once.cursor, '1~c1');
    assert.deepEqual(await placed(), once);
    const stale = await put({ version: 0, parent: null, data: { t2: TODO } });
    assert.equal(refusalOf(stale), '409 VERSION_MISMATCH');
    assert.deepEqual((await whole()).data, { t1: TODO });
  });

  it('A12: refuses what takes more changes than a commit may have', async () => {
    const ids = Array.from({ length: LIMITS.maxChangesPerCommit + 1 }, (_, n) => `t${n}`);
    const data = Object.fromEntries(ids.map((id) => [id, TODO]));
    assert.equal(refusalOf(await put({ version: 0, parent: null, data })), '413 REQUEST_TOO_LARGE');
    assert.deepEqual(await storedData(user.uid), {});
  });

  it('A7: names what is wrong in it', async () => {
    const data = { t1: { ...TODO, title: '', more: 1 }, 'a/b': TODO };
    const answer = await put({ version: 0, parent: null, data });
    assert.equal(refusalOf(answer), '400 INVALID_REQUEST');
    const { fieldViolations } = metadataOf<{ fieldViolations: { field: string }[] }>(answer);
    assert.deepEqual(
      fieldViolations.map(({ field }) => field),
      ['data.t1.title', 'data.t1.more', 'data["a/b"]'],
    );
  });
});
