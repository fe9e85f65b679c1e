import assert from 'node:assert/strict';
import { LIMITS, USER_HEADER } from '@daybook/protocol';
import {
  commitOn as commit,
  JSON_HEADERS,
  NOW,
  reasonOf,
  testApp as setUp,
} from './support/testApp.ts';

describe('The API app', () => {
  it('A2: asks for a token, by its scheme too', async () => {
    const { send } = setUp();
    for (const Authorization of ['', 'Basic x', 'Bearer', 'Bearer a b']) {
      const { response, body } = await send('GET', '/v1/sync/TODOS', {
        headers: { Authorization },
      });
      assert.equal(reasonOf(body), 'TOKEN_MISSING', Authorization);
      assert.equal(response.headers.get('WWW-Authenticate'), 'Bearer');
    }
  });

  it('A2: refuses an invalid token', async () => {
    const headers = { Authorization: 'Bearer bad' };
    const { status, body } = await setUp().send('GET', '/v1/sync/TODOS', { headers });
    assert.deepEqual([status, reasonOf(body)], [401, 'TOKEN_INVALID']);
  });

  it('A2: refuses a token of another user than the request is for', async () => {
    const { send } = setUp();
    const as = (uid: string) => send('GET', '/v1/sync/TODOS', { headers: { [USER_HEADER]: uid } });
    assert.equal((await as('ann')).status, 200);
    assert.equal(reasonOf((await as('bob')).body), 'WRONG_USER');
  });

  it('C8, P5: asks for Pro at this moment', async () => {
    const notPro = [
      {},
      { pro: true },
      { pro: 1, proUntil: NOW },
      { pro: true, proUntil: NOW / 1000 },
    ];
    for (const claims of [...notPro, { pro: true, proUntil: '9e9' }]) {
      const { send } = setUp({ verifyToken: async (uid) => ({ uid, signedInAt: 1, ...claims }) });
      for (const path of ['/v1/sync/TODOS', '/v1/sync/all']) {
        assert.equal(reasonOf((await send('GET', path)).body), 'PRO_REQUIRED');
      }
    }
  });

  it('A3: answers 404 for unknown paths and data types', async () => {
    const { send } = setUp();
    for (const path of ['/', '/v1', '/v2/sync/TODOS', '/v1/sync/TODOS/x', '/v1/account/x']) {
      assert.equal(reasonOf((await send('GET', path)).body), 'UNKNOWN_PATH', path);
    }
    for (const type of ['todos', '__proto__', 'TODOS%2F']) {
      const { body } = await send('GET', `/v1/sync/${type}`);
      assert.equal(reasonOf(body), 'UNKNOWN_DATA_TYPE', type);
    }
  });

  it('A3: answers 405 with what is allowed', async () => {
    const { send } = setUp();
    const { response, body } = await send('POST', '/v1/sync/TODOS');
    assert.equal(reasonOf(body), 'METHOD_NOT_ALLOWED');
    assert.equal(response.headers.get('Allow'), 'GET, HEAD, PUT');
    assert.equal((await send('PUT', '/v1/sync/all')).status, 405);
  });

  it('A3: answers 500 with an id for the log and nothing of the error', async () => {
    const broken = () => Promise.reject(new Error('secret detail'));
    const { send, logged } = setUp({
      store: { read: broken, transact: broken, readUnlocked: broken, removeItems: broken },
    });
    const { status, body } = await send('GET', '/v1/sync/TODOS');
    assert.equal(status, 500);
    assert.deepEqual(body.error.details, [{ reason: 'INTERNAL', metadata: { requestId: 'id1' } }]);
    assert.ok(!JSON.stringify(body).includes('secret'));
    assert.match(String(logged[0]?.error), /secret detail/);
  });

  it('A1: answers 415 for what doesn’t say it is JSON in UTF-8', async () => {
    const { put } = setUp();
    for (const type of [
      '',
      'text/plain',
      'application/jsonx',
      'application/json; charset=latin1',
    ]) {
      assert.equal((await put(commit(0), { 'Content-Type': type })).status, 415, type);
    }
    const type = 'Application/JSON; charset="UTF-8"';
    assert.equal((await put(commit(0), { 'Content-Type': type })).status, 200);
  });

  it('A3: answers 413 above 1 MiB, and takes what is just below', async () => {
    const { put } = setUp();
    const padded = (bytes: number) => JSON.stringify(commit(0)).padEnd(bytes);
    assert.equal(
      reasonOf((await put(padded(LIMITS.maxRequestBytes + 1))).body),
      'REQUEST_TOO_LARGE',
    );
    assert.equal((await put(padded(LIMITS.maxRequestBytes))).status, 200);
  });

  it('A7: answers 400 for what is not JSON, or not UTF-8', async () => {
    const { put, send } = setUp();
    for (const text of ['', '{', '{"version":NaN}', 'null', '[]', '"x"', '0']) {
      assert.equal(reasonOf((await put(text)).body), 'INVALID_REQUEST', text);
    }
    const body = new Uint8Array([0x22, 0xff, 0x22]);
    const answer = await send('PUT', '/v1/sync/TODOS', { headers: JSON_HEADERS, body });
    assert.equal(reasonOf(answer.body), 'INVALID_REQUEST');
    assert.match(answer.body.error.message, /UTF-8/);
  });

  it('A7: refuses __proto__ wherever it stands', async () => {
    const { put } = setUp();
    const text = JSON.stringify(commit(0));
    const key = '"__proto__":{"title":"x"}';
    for (const opening of ['{"version"', '{"id"', '{"title"']) {
      const poisoned = text.replace(opening, `{${key},${opening.slice(1)}`);
      assert.equal((await put(poisoned)).status, 400, poisoned);
      assert.equal((await put(poisoned.replace('__proto__', '\\u005f_proto__'))).status, 400);
    }
  });

  it('A7: survives nesting deeper than the stack', async () => {
    const depth = 200_000;
    const { status } = await setUp().put(`{"version":${'['.repeat(depth)}${']'.repeat(depth)}}`);
    assert.equal(status, 400);
  });

  it('A7: names the fields, of a change in the form it seems to be meant in', async () => {
    const changes = [
      { id: 'a', value: {}, editedAt: 'x' },
      { id: 'a', deleted: false, editedAt: 0 },
      { id: 'b', value: {}, deleted: true, editedAt: 0 },
      1,
    ];
    const { body } = await setUp().put({ version: -1, changes, more: 1 });
    const { fieldViolations } = body.error.details[0].metadata;
    assert.deepEqual(
      fieldViolations.map(({ field }: { field: string }) => field),
      [
        'version',
        'parent',
        'changes[0].editedAt',
        'changes[1].deleted',
        'changes[2].deleted',
        'changes[3]',
        'more',
      ],
    );
  });

  it('A7, A12: takes a body with changes for a commit of changes, where data is a field too many', async () => {
    const { body } = await setUp().put({ ...commit(0), data: {} });
    const { fieldViolations } = body.error.details[0].metadata;
    assert.deepEqual(
      fieldViolations.map(({ field }: { field: string }) => field),
      ['data'],
    );
  });

  it('A8: answers 400 for a since that is no cursor and a limit that is no number, and only for those', async () => {
    const { send } = setUp();
    for (const query of [
      'since=x',
      'since=1',
      'since=1~',
      'since=',
      'since=0&limit=0',
      'limit=1.5',
    ]) {
      const { body } = await send('GET', `/v1/sync/TODOS?${query}`);
      assert.equal(reasonOf(body), 'INVALID_REQUEST', query);
    }
    // SPEC A8: the largest page, however many digits ask for more.
    for (const limit of ['2001', '1000000000', '9'.repeat(400)]) {
      assert.equal((await send('GET', `/v1/sync/TODOS?since=0&limit=${limit}`)).status, 200, limit);
    }
    for (const since of ['1~a', 'TODOS', 'TODOS:x', 'NOTES:0', 'TODOS:0,TODOS:0', 'TODOS:0:0']) {
      const { body } = await send('GET', `/v1/sync/all?since=${since}`);
      assert.equal(reasonOf(body), 'INVALID_REQUEST', since);
    }
  });

  it('A4: makes a commitId where there is none', async () => {
    const { put } = setUp();
    const { body } = await put({ ...commit(0), commitId: undefined });
    assert.deepEqual(body, {
      dataType: 'TODOS',
      version: 1,
      commitId: 'id2',
      cursor: `1~id2@${NOW}`,
    });
  });
});
