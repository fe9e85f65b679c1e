import assert from 'node:assert/strict';
import { admin } from '../../tools/clients/admin.ts';
import { apiClient, type Client } from '../../tools/clients/apiClient.ts';
import { newUser, type User } from '../../tools/clients/users.ts';
import { daysOld } from '../fixtures/cursors.ts';
import { TODO } from '../fixtures/items.ts';
import { onTop } from '../fixtures/onTop.ts';

describe('Conditional requests', () => {
  let user: User;
  let client: Client;
  beforeEach(async () => {
    user = await newUser();
    client = apiClient(user);
  });
  const commit = (type: string, version: number) =>
    client.put(`/sync/${type}`, {
      ...onTop(version),
      changes: [{ id: 't1', deleted: true, editedAt: 1 }],
    });
  const etagOf = async (path: string) => (await client.get(path)).headers.get('ETag') ?? '';
  const statusOf = async (path: string, etag: string) =>
    (await client.get(path, { 'If-None-Match': etag })).status;

  for (const path of ['/sync/TODOS', '/sync/TODOS?since=0', '/sync/all', '/sync/all?since=0']) {
    it(`A10: GET ${path} is 304 until the data changes`, async () => {
      const unwritten = await etagOf(path);
      assert.match(unwritten, /^W\/"[\w-]{22}"$/);
      assert.equal(await statusOf(path, unwritten), 304);
      await commit('TODOS', 0);
      assert.equal(await statusOf(path, unwritten), 200);
      const written = await etagOf(path);
      for (const header of [written, written.slice(2), `"x", ${written}`, '*']) {
        assert.equal(await statusOf(path, header), 304, header);
      }
      assert.equal(await statusOf(path, `"x", ${unwritten}`), 200);
    });
  }

  it('A10: a 304 has no body, and its ETag again', async () => {
    await client.put('/sync/TODOS', {
      version: 0,
      parent: null,
      changes: [{ id: 't1', value: TODO, editedAt: 1 }],
    });
    const etag = await etagOf('/sync/TODOS');
    const answer = await client.get('/sync/TODOS', { 'If-None-Match': etag });
    assert.deepEqual([answer.status, answer.text, answer.headers.get('ETag')], [304, '', etag]);
    assert.equal(answer.headers.get('Cache-Control'), 'private, no-cache');
  });

  it('A10: another type’s commit matters only to the answer of all', async () => {
    const [todos, all] = [await etagOf('/sync/TODOS'), await etagOf('/sync/all')];
    await commit('QUICK_LINKS', 0);
    assert.equal(await statusOf('/sync/TODOS', todos), 304);
    assert.equal(await statusOf('/sync/all', all), 200);
  });

  it('P6, A10: a cursor that has expired since is 410 and not 304', async () => {
    await commit('TODOS', 0);
    await commit('TODOS', 1);
    const path = `/sync/TODOS?since=${daysOld('1~any')}`;
    const etag = await etagOf(path);
    assert.equal(await statusOf(path, etag), 304);
    await admin().db.doc(`users/${user.uid}/sync/TODOS`).update({ purgedThrough: 2 });
    assert.equal(await statusOf(path, etag), 410);
    assert.equal(await statusOf('/sync/TODOS?since=2~c2', etag), 200);
  });
});
