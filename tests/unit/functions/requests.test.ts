import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { errorBodySchema, type FieldViolation, LIMITS } from '@daybook/protocol';
import { TODO } from '../../fixtures/items.ts';
import { commitOn, JSON_HEADERS, NOW, reasonOf, testApp } from './support/testApp.ts';

describe('The API app’s requests', () => {
  it('A17: are refused with Retry-After when there are too many', async () => {
    const asked: string[] = [];
    const { send, put } = testApp({
      rateLimit: {
        admit: (uid) => {
          asked.push(uid);
          return { outcome: 'wait', seconds: 7 };
        },
        charge: () => assert.fail(),
      },
    });
    const { status, response, body } = await put(commitOn(0));
    assert.deepEqual([status, reasonOf(body)], [429, 'RATE_LIMITED']);
    assert.equal(response.headers.get('Retry-After'), '7');
    assert.equal((await send('GET', '/v1/config')).status, 200);
    assert.deepEqual(asked, ['ann']);
  });

  it('A17: count by their bytes, both ways, and by the documents that they read and write', async () => {
    let charged = 0;
    const { put, send } = testApp({
      rateLimit: {
        admit: () => ({ outcome: 'pass' }),
        charge: (uid, requests) => {
          assert.equal(uid, 'ann');
          charged += requests;
        },
      },
    });
    const costOf = async (asking: ReturnType<typeof send>) => {
      charged = 0;
      const { response } = await asking;
      const answered = (await response.arrayBuffer()).byteLength;
      return charged - answered / LIMITS.bytesPerRequest;
    };
    const costs = (documents: number, sent = '') =>
      documents / LIMITS.documentsPerRequest + sent.length / LIMITS.bytesPerRequest;
    const isNear = (value: number, expected: number) =>
      assert.ok(Math.abs(value - expected) < 1e-9, `${value} is not ${expected}`);
    const text = JSON.stringify({ ...commitOn(0), commitId: 'c1' });
    // The head and the account are read, the items counted, the head and an item written.
    isNear(await costOf(put(text)), costs(5, text));
    isNear(await costOf(send('GET', '/v1/sync/TODOS')), costs(2));
    isNear(await costOf(send('GET', `/v1/sync/TODOS?since=1~c1@${NOW}`)), costs(1));
    isNear(await costOf(send('GET', '/v1/sync/all?since=0')), costs(6));
    isNear(await costOf(put('{"version":')), costs(0, '{"version":'));
    isNear(await costOf(send('DELETE', '/v1/sync')), costs(7));
    charged = 0;
    await send('GET', '/v1/config');
    assert.equal(charged, 0);
  });

  it('A16: to delete the account need a sign-in of the last 10 minutes, unless the deletion has begun', async () => {
    let signedInAt = NOW / 1000 - 601;
    const verifyToken = async (uid: string) => ({ uid, signedInAt });
    const { send, removed } = testApp({ verifyToken });
    const remove = async () => (await send('DELETE', '/v1/account')).body;
    const refused = await remove();
    assert.equal(reasonOf(refused), 'SIGN_IN_TOO_OLD');
    assert.deepEqual(removed, []);
    signedInAt += 1;
    assert.equal(await remove(), null);
    signedInAt -= 3600;
    assert.equal(await remove(), null);
    assert.deepEqual(removed, ['ann', 'ann']);
  });

  it('A2: that write need a sign-in that still counts, those that read don’t', async () => {
    const { send, put, store, removed } = testApp({ isSignInValid: async () => false });
    const before = store.documents('ann');
    assert.equal(reasonOf((await put(commitOn(0))).body), 'TOKEN_INVALID');
    for (const [method, path] of [
      ['POST', '/v1/sync/batch'],
      ['DELETE', '/v1/sync'],
      ['DELETE', '/v1/account'],
    ] as const) {
      assert.equal(reasonOf((await send(method, path)).body), 'TOKEN_INVALID', path);
    }
    assert.deepEqual([store.documents('ann'), removed], [before, []]);
    assert.equal((await send('GET', '/v1/sync/TODOS')).status, 200);
  });

  it('A2: are 503 when it can’t be found out whether the token is good', async () => {
    const broken = () => Promise.reject(new Error('secret detail'));
    for (const outage of [{ verifyToken: broken }, { isSignInValid: broken }]) {
      const { put, logged } = testApp(outage);
      const { status, body, response } = await put(commitOn(0));
      assert.deepEqual([status, reasonOf(body)], [503, 'UNAVAILABLE']);
      assert.equal(response.headers.get('Retry-After'), '5');
      assert.match(JSON.stringify(logged), /secret detail/);
      assert.ok(!JSON.stringify(body).includes('secret'));
    }
  });

  it('A3: that lose to too many others are 503 and may be tried again', async () => {
    const contention = Object.assign(new Error('contention'), { code: 10 });
    const aborted = () => Promise.reject(contention);
    const { put } = testApp({
      store: { read: aborted, transact: aborted, readUnlocked: aborted, removeItems: aborted },
    });
    const { body, response } = await put(commitOn(0));
    assert.equal(reasonOf(body), 'UNAVAILABLE');
    assert.equal(response.headers.get('Retry-After'), '1');
  });

  it('A3: leave one line of log each, with nothing that users wrote', async () => {
    const { put, send, logged } = testApp();
    const { response } = await put({ ...commitOn(0), deviceId: 'secret-device' });
    await put({ version: 0, secret: 'secret text', changes: [] });
    await send('GET', '/v1/sync/TODOS?since=secret');
    const { user, ...line } = logged[0] ?? {};
    assert.match(String(user), /^[\w-]{16}$/);
    assert.deepEqual(line, {
      ...{ message: 'request', requestId: response.headers.get('X-Request-Id') },
      ...{ method: 'PUT', path: '/v1/sync/TODOS', dataType: 'TODOS', status: 200 },
      ...{ outcome: 'OK', ms: 0 },
    });
    const refused = ['INVALID_REQUEST', 'INVALID_REQUEST'];
    assert.deepEqual(
      logged.slice(1).map(({ outcome }) => outcome),
      refused,
    );
    assert.ok(!/secret|ann"|Water/.test(JSON.stringify(logged)));
  });

  it('A3, A11: are named, logged and answered to any page where nothing is, outside /v1 too', async () => {
    const { send, logged } = testApp();
    for (const path of ['/v1/nothing', '/nothing', '/', '/v2/sync/TODOS']) {
      const { response, body } = await send('GET', path, { headers: { Origin: 'https://x.test' } });
      assert.equal(reasonOf(body), 'UNKNOWN_PATH', path);
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*', path);
      const { requestId, outcome } = logged.pop() ?? {};
      assert.deepEqual(
        [response.headers.get('X-Request-Id'), 'UNKNOWN_PATH'],
        [requestId, outcome],
      );
    }
  });

  it('A13: leave in the log what became of each type of a batch', async () => {
    const { send, logged } = testApp();
    const commits = [
      { dataType: 'TODOS', ...commitOn(0) },
      { dataType: 'HABITS', ...commitOn(0) },
    ];
    await send('POST', '/v1/sync/batch', {
      headers: JSON_HEADERS,
      body: JSON.stringify({ commits }),
    });
    assert.equal(logged[0]?.outcome, 'TODOS:OK HABITS:INVALID_REQUEST');
  });

  it('A11: may have gzip bodies, checked as their plain text is', async () => {
    const { send } = testApp();
    const putGzip = (body: Uint8Array<ArrayBuffer>, encoding = 'gzip') =>
      send('PUT', '/v1/sync/TODOS', {
        headers: { ...JSON_HEADERS, 'Content-Encoding': encoding },
        body,
      });
    const text = JSON.stringify(commitOn(0));
    const bomb = gzipSync(Buffer.alloc(64 * LIMITS.maxRequestBytes));
    assert.ok(bomb.byteLength < LIMITS.maxRequestBytes);
    assert.equal(reasonOf((await putGzip(bomb)).body), 'REQUEST_TOO_LARGE');
    assert.equal(reasonOf((await putGzip(Buffer.from(text))).body), 'INVALID_REQUEST');
    assert.equal(reasonOf((await putGzip(gzipSync(text).subarray(0, 20))).body), 'INVALID_REQUEST');
    assert.equal(reasonOf((await putGzip(gzipSync(text), 'br')).body), 'UNSUPPORTED_MEDIA_TYPE');
    assert.equal((await putGzip(gzipSync(text))).status, 200);
  });

  it('A11: of any origin are answered', async () => {
    const { send } = testApp({ now: () => NOW });
    const { response } = await send('GET', '/v1/config', { headers: { Origin: 'https://x.test' } });
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
    assert.equal(response.headers.get('Access-Control-Allow-Credentials'), null);
  });

  it('A11: of web pages may have our headers, and pages may read those of answers', async () => {
    const { send } = testApp();
    const headers = { Origin: 'https://x.test', 'Access-Control-Request-Method': 'PUT' };
    const asked = await send('OPTIONS', '/v1/sync/TODOS', { headers });
    const listOf = (response: Response, name: string) =>
      (response.headers.get(name) ?? '').toLowerCase().split(/, ?/);
    const allowed = listOf(asked.response, 'Access-Control-Allow-Headers');
    for (const name of ['Authorization', 'Content-Type', 'Content-Encoding', 'If-None-Match']) {
      assert.ok(allowed.includes(name.toLowerCase()), name);
    }
    assert.ok(allowed.includes('daybook-user'));
    const methods = listOf(asked.response, 'Access-Control-Allow-Methods');
    for (const method of ['get', 'head', 'put', 'post', 'delete'])
      assert.ok(methods.includes(method));
    assert.equal(asked.response.headers.get('Access-Control-Max-Age'), '7200');
    const { response } = await send('GET', '/v1/sync/TODOS', { headers });
    const exposed = listOf(response, 'Access-Control-Expose-Headers');
    for (const name of ['ETag', 'Date', 'Retry-After', 'Allow', 'X-Request-Id']) {
      assert.ok(exposed.includes(name.toLowerCase()), name);
    }
    assert.ok(exposed.includes('content-disposition'));
  });

  it('A7, A12: to replace a whole type name the fields that are wrong in it', async () => {
    const data = { t1: { ...TODO, title: '' }, 'no id': TODO };
    const { status, body } = await testApp().put({ version: 0, parent: null, data });
    const { metadata } = errorBodySchema.parse(body).error.details[0] ?? {};
    const violations = metadata?.fieldViolations as FieldViolation[];
    const fields = violations.map(({ field }) => field);
    assert.deepEqual([status, fields], [400, ['data.t1.title', 'data["no id"]']]);
  });

  it('C2, A5: on another commit than the head’s are refused, though the version is right', async () => {
    const { put } = testApp();
    assert.equal((await put({ ...commitOn(0), commitId: 'c1' })).status, 200);
    const { status, body } = await put({ ...commitOn(1, 't2'), parent: 'other' });
    assert.deepEqual([status, reasonOf(body)], [409, 'VERSION_MISMATCH']);
    assert.equal((await put({ ...commitOn(1, 't2'), parent: 'c1' })).status, 200);
  });
});
