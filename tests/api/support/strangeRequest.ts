import { gzipSync } from 'node:zlib';
import { DATA_TYPES, LIMITS } from '@daybook/protocol';
import fc from 'fast-check';
import { brokenCommit } from '../../fixtures/brokenCommits.ts';
import { ITEM_SHAPES } from '../../fixtures/itemShapes.ts';

/** A request that a stranger, or a broken client, may make. */
export interface StrangeRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Uint8Array | undefined;
  /** Whose token it carries: a user's number, nobody, or what is no token. */
  token: number | null | string;
  /** Ends the connection amid the body. */
  breaksOff: boolean;
}

const METHODS = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE', 'PROPFIND'];

const segment = fc.oneof(
  fc.constantFrom('v1', 'sync', 'all', 'batch', 'export', 'account', 'config', 'openapi.json'),
  fc.constantFrom(...DATA_TYPES, 'api', '..', '.', '%2e%2e', '%', '%00', '%E0%A4%A', '__proto__'),
  fc.webSegment(),
);

const query = fc.oneof(
  fc.constant(''),
  fc
    .record({
      since: fc.oneof(
        fc.constantFrom('0', '1~a', '1~a~t1', '1~a~t1~5', 'TODOS:0', 'TODOS:1~a,HABITS:0', ''),
        fc.nat().map((version) => `${version}~c`),
        fc.string({ maxLength: 40 }).map(encodeURIComponentSafely),
      ),
      limit: fc.oneof(
        fc.constantFrom('0', '1', '-1', '2000', '1e3', '9'.repeat(400)),
        fc.nat().map(String),
      ),
    })
    .map(({ since, limit }) => `?since=${since}&limit=${limit}`),
  fc.webQueryParameters().map((text) => `?${text}`),
  fc.constantFrom('?', '?since', '?since=0&since=1', '?limit=1&limit=2', '?%', '??', '?a#b'),
);

const knownPath = fc.constantFrom(
  ...DATA_TYPES.map((type) => `/v1/sync/${type}`),
  ...['/v1/sync/all', '/v1/sync/batch', '/v1/sync/export', '/v1/sync', '/v1/account'],
  ...['/v1/config', '/v1/openapi.json', '/api/v1/sync/TODOS', '/v1/sync/x', '/favicon.ico', '/'],
);

const path = fc
  .tuple(
    fc.oneof(
      { arbitrary: knownPath, weight: 5 },
      {
        arbitrary: fc.array(segment, { maxLength: 5 }).map((parts) => `/${parts.join('/')}`),
        weight: 2,
      },
      {
        arbitrary: fc.constantFrom('*', '//', '/v1//sync', '/\\', 'http://x/v1/config'),
        weight: 1,
      },
    ),
    query,
  )
  .map((parts) => parts.join(''));

const goodCommit = fc
  .record({
    shape: fc.constantFrom(...ITEM_SHAPES),
    version: fc.nat({ max: 3 }),
    isWhole: fc.boolean(),
  })
  .map(({ shape: { type, id, base }, version, isWhole }) => ({
    ...{ dataType: type, version, parent: version === 0 ? null : `c${version}` },
    commitId: `c${version + 1}`,
    ...(isWhole ? { data: { [id]: base } } : { changes: [{ id, value: base, editedAt: 1 }] }),
  }));

const text = fc.oneof(
  brokenCommit.map(({ body }) => body),
  goodCommit.map(({ dataType: _, ...commit }) => JSON.stringify(commit)),
  fc.array(goodCommit, { maxLength: 6 }).map((commits) => JSON.stringify({ commits })),
  fc
    .array(fc.oneof(goodCommit, fc.jsonValue()), { maxLength: 6 })
    .map((commits) => JSON.stringify({ commits })),
  fc.json({ maxDepth: 8 }),
  fc.constantFrom('', 'null', '{', '"', '[]', '{}', '\ufeff{}', '{"version":0,"data":{}}'),
  fc.string({ unit: 'binary', maxLength: 100 }),
  // As much as is taken, of one thing.
  fc
    .constantFrom('[]', '{}', '1', '"a"', '"a":1', '"a":{}', 'x', '[', '{"a":')
    .chain((piece) =>
      fc
        .constantFrom(',', '')
        .map((between) => `{"version":0,"changes":[${`${piece}${between}`.repeat(20_000)}`),
    ),
);

const bytes = fc.oneof(
  { arbitrary: text.map((it) => Buffer.from(it)), weight: 6 },
  { arbitrary: fc.uint8Array({ maxLength: 300 }).map((it) => Buffer.from(it)), weight: 1 },
);

/** The body with what is said of it, which may be untrue. */
const sentBody = fc
  .tuple(
    bytes,
    fc.constantFrom(
      'plain',
      'plain',
      'gzip',
      'cut gzip',
      'no gzip',
      'twice',
      'bomb',
      'br',
      'unknown',
    ),
    fc.constantFrom(
      'application/json',
      'application/json',
      'application/json',
      'application/json;charset=utf-8',
      'application/json; charset=utf-16',
      'application/cloudevents+json',
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      '*',
      '',
    ),
  )
  .map(([plain, encoding, type]) => ({ ...encoded(plain, encoding), type }));

function encoded(plain: Buffer, how: string): { body: Buffer; encoding: string | null } {
  switch (how) {
    case 'gzip':
      return { body: gzipSync(plain), encoding: 'gzip' };
    case 'cut gzip':
      return { body: gzipSync(plain).subarray(0, -3), encoding: 'GZIP ' };
    case 'no gzip':
      return { body: plain, encoding: 'gzip' };
    case 'twice':
      return { body: gzipSync(gzipSync(plain)), encoding: 'gzip, gzip' };
    case 'bomb':
      return { body: BOMB, encoding: 'gzip' };
    case 'br':
      return { body: plain, encoding: 'br' };
    case 'unknown':
      return { body: plain, encoding: 'x-none' };
    default:
      return { body: plain, encoding: null };
  }
}

const BOMB = gzipSync(Buffer.alloc(32 * LIMITS.maxRequestBytes, ' '));

const headers = fc.record(
  {
    'If-None-Match': fc.constantFrom('*', 'W/"x"', '"x", "y"', ',,,'),
    'Accept-Encoding': fc.constantFrom('gzip', 'identity', '*;q=0', 'gzip;q=', ''),
    Origin: fc.constantFrom('https://x.test', 'null', ''),
    Expect: fc.constant('100-continue'),
    Range: fc.constant('bytes=0-1'),
    Cookie: fc.constant('__session=1'),
    Host: fc.constantFrom('x', 'a b', '[', 'x:99999', ''),
    'X-Forwarded-Host': fc.constant('evil.test'),
    'X-HTTP-Method-Override': fc.constantFrom('DELETE', 'PUT'),
    'Access-Control-Request-Method': fc.constantFrom('PUT', 'x'),
    'Transfer-Encoding': fc.constant('chunked'),
  },
  { requiredKeys: [] },
);

const noToken = fc.constantFrom(
  '',
  'Bearer',
  'Bearer x',
  'Bearer a.b.c',
  'Basic YTpi',
  `Bearer ${'x'.repeat(5000)}`,
);

/** A commit that only its version may speak against. */
function likelyRequest(users: number): fc.Arbitrary<StrangeRequest> {
  return fc
    .record({ commit: goodCommit, token: fc.nat({ max: users - 1 }) })
    .map(({ commit: { dataType, ...commit }, token }) => ({
      ...{ method: 'PUT', path: `/v1/sync/${dataType}`, token, breaksOff: false },
      headers: { 'Content-Type': 'application/json' },
      body: Buffer.from(JSON.stringify(commit)),
    }));
}

/** `users` tokens are good. */
export function strangeRequest(users: number): fc.Arbitrary<StrangeRequest> {
  return fc.oneof(
    { arbitrary: anyRequest(users), weight: 9 },
    { arbitrary: likelyRequest(users), weight: 1 },
  );
}

function anyRequest(users: number): fc.Arbitrary<StrangeRequest> {
  return fc
    .record({
      method: fc.oneof(fc.constantFrom('GET', 'PUT', 'POST'), fc.constantFrom(...METHODS)),
      path,
      headers,
      sent: fc.option(sentBody, { freq: 4 }),
      token: fc.oneof(
        { arbitrary: fc.nat({ max: users - 1 }), weight: 6 },
        { arbitrary: fc.constant(null), weight: 1 },
        { arbitrary: noToken, weight: 1 },
      ),
      isForOther: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
      breaksOff: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
    })
    .map(({ sent, headers: others, isForOther, ...request }) => ({
      ...request,
      headers: {
        ...others,
        ...(isForOther && { 'Daybook-User': 'ann' }),
        ...(sent && { 'Content-Type': sent.type }),
        ...(sent?.encoding && { 'Content-Encoding': sent.encoding }),
      },
      body: sent?.body,
    }));
}

function encodeURIComponentSafely(given: string): string {
  return encodeURIComponent(given.toWellFormed());
}
