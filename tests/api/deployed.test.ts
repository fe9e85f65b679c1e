import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { errorBodySchema, LIMITS } from '@daybook/protocol';
import { newUser, type User } from '../../tools/clients/users.ts';
import { type DeployedApi, startApi } from '../../tools/deployed/startApi.ts';
import { TODO } from '../fixtures/items.ts';
import { type RawAnswer, type RawRequest, rawRequest } from './support/rawRequest.ts';

/** What a function of 512 MiB has, less than which every request must leave. */
const MEMORY_MIB = 512;

describe('The API behind Google’s functions framework', () => {
  let api: DeployedApi;
  let user: User;
  before(async () => {
    api = await startApi(process.env);
    user = await newUser();
  });
  after(() => api.stop());

  const send = (changed: Partial<RawRequest>) =>
    rawRequest(api.port, { method: 'PUT', path: '/v1/sync/TODOS', headers: {}, ...changed });
  const put = (body: string | Uint8Array, headers: Record<string, string> = {}) =>
    send({
      headers: {
        ...{ Authorization: `Bearer ${user.token}`, 'Content-Type': 'application/json' },
        ...headers,
      },
      body,
    });
  const commitOn = (version: number) => {
    const parent = version === 0 ? null : `c${version}`;
    const changes = [{ id: `t${version}`, value: TODO, editedAt: 1 }];
    return JSON.stringify({ version, parent, commitId: `c${version + 1}`, changes });
  };

  it('A9, A11: takes bodies plain, as gzip and in chunks', async () => {
    const plain = commitOn(0);
    const first = await put(plain, { 'Content-Length': String(Buffer.byteLength(plain)) });
    assert.equal(first.status, 200, first.text);
    const gzip = { 'Content-Encoding': 'gzip', 'Transfer-Encoding': 'chunked' };
    assert.equal((await put(gzipSync(commitOn(1)), gzip)).status, 200);
    const { status, text } = await send({
      method: 'GET',
      path: '/api/v1/sync/TODOS?since=0',
      headers: { Authorization: `Bearer ${user.token}` },
    });
    assert.deepEqual([status, JSON.parse(text).version], [200, 2]);
  });

  it('A9: answers what can’t be read in its own words', async () => {
    for (const type of ['application/json', 'application/cloudevents+json', 'text/plain', '*/*']) {
      const answer = await put('{"version":', { 'Content-Type': type });
      const isJson = type === 'application/json';
      assert.equal(
        refusalOf(answer),
        isJson ? '400 INVALID_REQUEST' : '415 UNSUPPORTED_MEDIA_TYPE',
      );
    }
    for (const broken of [Buffer.from('no gzip'), gzipSync(commitOn(2)).subarray(0, 30)]) {
      assert.equal(
        refusalOf(await put(broken, { 'Content-Encoding': 'gzip' })),
        '400 INVALID_REQUEST',
      );
    }
    const unknown = await put(commitOn(2), { 'Content-Encoding': 'deflate' });
    assert.equal(refusalOf(unknown), '415 UNSUPPORTED_MEDIA_TYPE');
    for (const path of ['/v1/%E0%A4%A', '/favicon.ico', '/robots.txt', '/', '//', '*', '/v1/\\x']) {
      assert.equal(refusalOf(await send({ path, method: 'GET' })), '404 UNKNOWN_PATH', path);
    }
    const hostless = await send({ headers: { Host: 'a b' }, method: 'GET', path: '/v1/config' });
    assert.equal(refusalOf(hostless), '404 UNKNOWN_PATH');
  });

  it('A3: names the request and lets any page read, outside /v1 too', async () => {
    const { headers } = await send({ path: '/nothing', method: 'GET' });
    assert.ok(String(headers['x-request-id']).length > 10);
    assert.equal(headers['access-control-allow-origin'], '*');
    await api.logged(String(headers['x-request-id']));
  });

  it('A11: refuses what is too large, said so or not', async () => {
    const large = 'x'.repeat(LIMITS.maxRequestBytes + 1);
    assert.equal(refusalOf(await put(large)), '413 REQUEST_TOO_LARGE');
    const endless = { 'Transfer-Encoding': 'chunked' };
    assert.equal(refusalOf(await put(large.repeat(8), endless)), '413 REQUEST_TOO_LARGE');
  });

  it('A9, A11: is not blown up by gzip that inflates to hundreds of MB, with a token or without', async function () {
    if (process.platform !== 'linux') this.skip();
    const text = Buffer.alloc(200 * 1024 * 1024, 'a');
    text[0] = 0x22;
    text[text.length - 1] = 0x22;
    const bomb = gzipSync(text, { level: 9 });
    assert.ok(bomb.byteLength < LIMITS.maxRequestBytes);
    const gzip = { 'Content-Encoding': 'gzip' };
    const asNobody = { ...gzip, Authorization: '' };
    const anything = { ...asNobody, 'Content-Type': 'application/octet-stream' };
    const answers = await Promise.all(
      [asNobody, asNobody, anything, anything, gzip, gzip, gzip, gzip].map((headers) =>
        put(bomb, headers),
      ),
    );
    assert.deepEqual(
      answers.map(({ status }) => status),
      [401, 401, 401, 401, 413, 413, 413, 413],
    );
    const peak = await api.peakMiB();
    assert.ok(peak < MEMORY_MIB, `${peak} MiB`);
  });

  it('A3: has not ended, nor failed', () => {
    assert.ok(!api.hasEnded());
    assert.ok(!api.log().includes('request failed'), api.log());
  });
});

function refusalOf({ status, text }: RawAnswer): string {
  const { error } = errorBodySchema.parse(JSON.parse(text));
  assert.equal(error.code, status);
  return `${error.code} ${error.details[0]?.reason}`;
}
