import assert from 'node:assert/strict';
import { commitOn, testApp } from './support/testApp.ts';

const PATHS = ['/v1/sync/TODOS', '/v1/sync/TODOS?since=0', '/v1/sync/all', '/v1/sync/all?since=0'];

describe('Conditional requests', () => {
  let app: ReturnType<typeof testApp>;
  beforeEach(() => {
    app = testApp();
  });

  const get = (path: string, etag?: string) =>
    app.send('GET', path, { headers: { ...(etag && { 'If-None-Match': etag }) } });
  const etagOf = async (path: string) => {
    const { response } = await get(path);
    assert.equal(response.headers.get('Cache-Control'), 'private, no-cache');
    assert.equal(response.headers.get('Vary'), 'Authorization, Accept-Encoding');
    return response.headers.get('ETag') ?? '';
  };
  const statusOf = async (path: string, etag: string) => (await get(path, etag)).status;

  for (const path of PATHS) {
    it(`A10: GET ${path} is 304 until the data changes, its version, its commit or what was purged`, async () => {
      await app.put(commitOn(0));
      let etag = await etagOf(path);
      assert.match(etag, /^W\/"[\w-]{22}"$/);
      for (const fields of [{ version: 2 }, { commitId: 'other' }, { purgedThrough: 1 }]) {
        for (const known of [etag, etag.slice(2), `"x", ${etag}`, `"x" ,${etag}`, ' * ']) {
          assert.equal(await statusOf(path, known), 304, known);
        }
        app.store.edit('ann', 'TODOS', null, fields);
        assert.equal(await statusOf(path, etag), 200, JSON.stringify(fields));
        etag = await etagOf(path);
      }
    });
  }

  it('A10: a 304 has no body, and its ETag and how long it is good again', async () => {
    await app.put(commitOn(0));
    const etag = await etagOf(PATHS[0] ?? '');
    const { response, body } = await get(PATHS[0] ?? '', etag);
    assert.deepEqual([response.status, body], [304, null]);
    assert.equal(response.headers.get('ETag'), etag);
    assert.equal(response.headers.get('Cache-Control'), 'private, no-cache');
  });

  it('A10: behind a cursor too, with and without a condition', async () => {
    await app.put(commitOn(0));
    const { body } = await get('/v1/sync/TODOS?since=0');
    await app.put(commitOn(1));
    const path = `/v1/sync/TODOS?since=${body.cursor}`;
    const etag = await etagOf(path);
    assert.equal(await statusOf(path, etag), 304);
    const other = await get(path, '"x"');
    assert.deepEqual(other.body, (await get(path)).body);
    assert.equal(other.response.headers.get('ETag'), etag);
  });

  it('P6, A10: a refusal has no ETag', async () => {
    await app.put(commitOn(0));
    const { status, response } = await get('/v1/sync/TODOS?since=9~c9');
    assert.deepEqual([status, response.headers.get('ETag')], [410, null]);
  });
});
