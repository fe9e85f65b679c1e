import assert from 'node:assert/strict';
import { type DataType, errorBodySchema, isDataType, itemProblems } from '@daybook/protocol';
import fc from 'fast-check';
import { newUser, type User } from '../../tools/clients/users.ts';
import { type DeployedApi, startApi } from '../../tools/deployed/startApi.ts';
import { TODO } from '../fixtures/items.ts';
import { brokenOffRequest, type RawAnswer, rawRequest } from './support/rawRequest.ts';
import { storedData } from './support/stored.ts';
import { type StrangeRequest, strangeRequest } from './support/strangeRequest.ts';

const SEED = Number(process.env.REQUEST_SEED ?? Date.now() % 0x7fffffff);
const RUNS = Number(process.env.REQUEST_RUNS ?? 5000);
/** Under way at once. */
const LANES = 8;
const USERS = 10;
/** Of the function. */
const MEMORY_MIB = 512;

describe(`Any request, as deployed (REQUEST_SEED=${SEED} REQUEST_RUNS=${RUNS})`, function () {
  // A limit for what hangs: it takes two minutes on a busy machine.
  this.timeout(900_000);
  let api: DeployedApi;
  let users: User[];
  let bystander: User;
  let stored: Awaited<ReturnType<typeof storedData>>;
  before(async () => {
    api = await startApi(process.env);
    const [other, ...callers] = await Promise.all([...Array(USERS + 1)].map(() => newUser()));
    assert.ok(other);
    bystander = other;
    users = callers;
    assert.equal((await putTodo(other, 0)).status, 200);
    stored = await storedData(other.uid);
  });
  after(() => api.stop());

  const putTodo = (user: User, version: number) =>
    rawRequest(api.port, {
      ...{ method: 'PUT', path: '/v1/sync/TODOS' },
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${user.token}` },
      body: JSON.stringify({
        ...{ version, parent: version === 0 ? null : `c${version}`, commitId: `c${version + 1}` },
        changes: [{ id: 't1', value: TODO, editedAt: 1 }],
      }),
    });

  /** Null where it was broken off. */
  async function send({ token, method, path, headers, body, breaksOff }: StrangeRequest) {
    // One of them may go; the others are to be there to the end.
    const isLast = method === 'DELETE' && /account/i.test(path);
    const user = typeof token === 'number' ? users[isLast ? USERS - 1 : token] : undefined;
    const Authorization = user ? `Bearer ${user.token}` : token;
    const all = { ...headers, ...(typeof Authorization === 'string' && { Authorization }) };
    const sent = { method, path, headers: all, body };
    if (!breaksOff) return rawRequest(api.port, sent);
    await brokenOffRequest(api.port, sent);
    return null;
  }

  it('A3, A9: is answered in the door’s own words and never by a failure, nor without a right', async () => {
    const requests = fc.sample(strangeRequest(USERS), { seed: SEED, numRuns: RUNS }).values();
    const wrong: string[] = [];
    const statuses = new Map<number, number>();
    const lane = async () => {
      for (const request of requests) {
        const answer = await send(request).catch((error: Error) => error);
        if (answer === null) continue;
        if (!(answer instanceof Error)) {
          statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        }
        const problem = answer instanceof Error ? String(answer) : problemOf(request, answer);
        if (problem) wrong.push(`${problem}: ${described(request)}`);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    assert.deepEqual(wrong.slice(0, 20), []);
    assert.ok(!api.hasEnded(), api.log().slice(-2000));
    assert.deepEqual(
      api
        .log()
        .split('\n')
        .filter((line) => line.includes('"severity":"ERROR"'))
        .slice(0, 5),
      [],
    );
    // It would prove little if all were refused for the same reason.
    const kinds = [200, 204, 400, 401, 403, 404, 405, 409, 415];
    if (RUNS >= 5000)
      assert.deepEqual(
        kinds.filter((status) => !statuses.has(status)),
        [],
      );
  });

  it('A2, C6: has left nothing that breaks a schema, nor touched another’s data', async () => {
    assert.deepEqual(await storedData(bystander.uid), stored);
    for (const { uid } of users) {
      for (const [path, { value }] of Object.entries(await storedData(uid))) {
        const [, type, , id] = path.split('/').slice(2);
        if (id === undefined || value === undefined) continue;
        assert.ok(isDataType(type), path);
        assert.deepEqual(itemProblems(type satisfies DataType, id, value), [], path);
      }
    }
  });

  it('A9: has cost no more memory than there is, and the next are served', async () => {
    assert.equal((await putTodo(bystander, 1)).status, 200);
    if (process.platform === 'linux') {
      const peak = await api.peakMiB();
      assert.ok(peak < MEMORY_MIB, `${peak} MiB`);
    }
  });
});

/** What is wrong with an answer, whatever was asked. */
function problemOf({ method, path, token }: StrangeRequest, answer: RawAnswer): string | null {
  const { status, headers, text } = answer;
  if (status < 200 || status >= 500) return `answered ${status} ${text}`;
  if (headers['x-request-id'] === undefined) return `not named: ${status} ${text}`;
  if (headers['access-control-allow-origin'] !== '*') return 'not for pages';
  const needed = { 401: 'www-authenticate', 405: 'allow', 429: 'retry-after' }[status];
  if (needed && headers[needed] === undefined) return `${status} without ${needed}`;
  if (status >= 400) return method === 'HEAD' ? null : problemOfRefusal(status, text);
  const isOpen = method === 'OPTIONS' || /config|openapi/.test(path);
  return typeof token === 'number' || isOpen ? null : `answered ${status} to nobody`;
}

function problemOfRefusal(status: number, text: string): string | null {
  try {
    const { error } = errorBodySchema.parse(JSON.parse(text));
    return error.code === status ? null : `${status} says ${error.code}`;
  } catch {
    return `${status} in other words: ${text.slice(0, 200)}`;
  }
}

function described({ body, ...request }: StrangeRequest): string {
  const start = body && Buffer.from(body).subarray(0, 300).toString('latin1');
  return JSON.stringify({ ...request, body: start, bytes: body?.byteLength });
}
