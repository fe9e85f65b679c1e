import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { LIMITS } from '@daybook/protocol';
import { type Answer, apiClient, type Client, refusalOf } from '../../tools/clients/apiClient.ts';
import { newUser, type User } from '../../tools/clients/users.ts';
import { TODO } from '../fixtures/items.ts';
import { onTop } from '../fixtures/onTop.ts';
import { storedData } from './support/stored.ts';

const body = (version: number, title = 'x') =>
  JSON.stringify({
    ...onTop(version),
    changes: [{ id: 't1', value: { ...TODO, title }, editedAt: 1 }],
  });

describe('The API’s transport', () => {
  let user: User;
  let client: Client;
  beforeEach(async () => {
    user = await newUser();
    client = apiClient(user);
  });
  const putGzip = (bytes: Buffer<ArrayBuffer>, encoding = 'gzip') =>
    client.send('PUT', '/sync/TODOS', {
      headers: { 'Content-Type': 'application/json', 'Content-Encoding': encoding },
      body: bytes,
    });

  it('A11: takes a gzip body, whatever it is when plain', async () => {
    assert.equal((await putGzip(gzipSync(body(0)))).status, 200);
    const padded = gzipSync(body(1).padEnd(LIMITS.maxRequestBytes));
    assert.equal((await putGzip(padded)).status, 200);
    const tooLarge = gzipSync(body(2).padEnd(2 * LIMITS.maxRequestBytes));
    assert.equal(refusalOf(await putGzip(tooLarge)), '413 REQUEST_TOO_LARGE');
  });

  it('A9, A11: refuses gzip that is broken and encodings it doesn’t know', async () => {
    for (const bytes of [Buffer.from(body(0)), gzipSync(body(0)).subarray(0, 30)]) {
      assert.equal((await putGzip(bytes)).status, 400);
    }
    assert.equal((await putGzip(Buffer.from(body(0)), 'compress')).status, 415);
    assert.deepEqual(await storedData(user.uid), {});
  });

  it('A11: sends gzip to whom takes it and where it is worth it, plain otherwise', async () => {
    await client.put('/sync/TODOS', body(0, 'y'.repeat(500)));
    const encodingOf = async (path: string, accepted: string) => {
      const answer = await client.get(path, { 'Accept-Encoding': accepted });
      assert.match(answer.headers.get('Vary') ?? '', /Accept-Encoding/);
      assert.equal(
        answer.json<{ version?: number }>().version,
        path.includes('all') ? undefined : 1,
      );
      return answer.headers.get('Content-Encoding');
    };
    for (const accepted of ['gzip', 'br, gzip;q=0.5', '*']) {
      assert.equal(await encodingOf('/sync/all', accepted), 'gzip', accepted);
    }
    for (const accepted of ['identity', 'br', 'gzip;q=0', 'gzipped']) {
      assert.equal(await encodingOf('/sync/all', accepted), null, accepted);
    }
    assert.equal(await encodingOf('/sync/TODOS?since=0', 'gzip'), null);
  });

  it('A11: lets pages of any origin call', async () => {
    const Origin = 'http://localhost:1234';
    const preflight = await apiClient(null).send('OPTIONS', '/sync/TODOS', {
      headers: {
        Origin,
        'Access-Control-Request-Method': 'PUT',
        'Access-Control-Request-Headers': 'authorization,content-type',
      },
    });
    assert.equal(preflight.status, 204);
    const isAllowed = (answer: Answer) =>
      ['*', Origin].includes(answer.headers.get('Access-Control-Allow-Origin') ?? '');
    assert.ok(isAllowed(preflight));
    assert.match(preflight.headers.get('Access-Control-Allow-Methods') ?? '', /PUT/);
    assert.match(preflight.headers.get('Access-Control-Allow-Headers') ?? '', /Authorization/i);
    const refused = await apiClient(null).get('/sync/TODOS', { Origin });
    assert.equal(refused.status, 401);
    assert.ok(isAllowed(refused));
    assert.match(refused.headers.get('Access-Control-Expose-Headers') ?? '', /ETag/);
  });

  it('A3: names each request', async () => {
    const ids = [await client.get('/sync/TODOS'), await client.get('/nothing')].map((answer) =>
      answer.headers.get('X-Request-Id'),
    );
    assert.ok(ids.every((id) => id !== null && id.length > 10) && ids[0] !== ids[1]);
  });
});
