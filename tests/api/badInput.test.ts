import assert from 'node:assert/strict';
import { LIMITS } from '@daybook/protocol';
import { apiClient, type Client, refusalOf } from '../../tools/clients/apiClient.ts';
import { newUser, type User } from '../../tools/clients/users.ts';
import { type BrokenCommit, everyBrokenCommit, tooManyChanges } from '../fixtures/brokenCommits.ts';
import { TODO } from '../fixtures/items.ts';
import { storedData } from './support/stored.ts';

/** Requests under way at once, and the number that one user may make before it is slowed down. */
const LANES = 8;
const PER_USER = LIMITS.requestBurst / 2;

describe('Bad input', () => {
  it('A7: of every kind in every field is a 400, and the database stays as it was', async () => {
    const cases = everyBrokenCommit();
    const wrong: string[] = [];
    for (let start = 0; start < cases.length; start += PER_USER) {
      const { user, client } = await userWithATodo();
      const before = await storedData(user.uid);
      wrong.push(...(await notRefused(client, cases.slice(start, start + PER_USER))));
      assert.deepEqual(await storedData(user.uid), before);
    }
    assert.deepEqual(wrong, []);
    assert.ok(cases.length > 1200);
  });

  it('A3, A7: that is large is a 4xx, and the database stays as it was', async () => {
    const { user, client } = await userWithATodo();
    const before = await storedData(user.uid);
    const put = (body: string) => client.put('/sync/TODOS', body);
    const notes = 'x'.repeat(2 * 1024 * 1024);
    const change = { id: 't1', value: { ...TODO, notes }, editedAt: 1 };
    const large = await put(JSON.stringify({ version: 1, parent: 'c1', changes: [change] }));
    assert.equal(refusalOf(large), '413 REQUEST_TOO_LARGE');
    assert.equal(refusalOf(await put(tooManyChanges().body)), '400 INVALID_REQUEST');
    const depth = 100_000;
    const nested = `{"version":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    assert.equal(refusalOf(await put(nested)), '400 INVALID_REQUEST');
    assert.deepEqual(await storedData(user.uid), before);
  });
});

async function userWithATodo(): Promise<{ user: User; client: Client }> {
  const user = await newUser();
  const client = apiClient(user);
  const changes = [{ id: 't1', value: TODO, editedAt: 1 }];
  assert.equal(
    (await client.put('/sync/TODOS', { version: 0, parent: null, changes })).status,
    200,
  );
  return { user, client };
}

async function notRefused(client: Client, cases: BrokenCommit[]): Promise<string[]> {
  const wrong: string[] = [];
  const queue = [...cases];
  const lane = async () => {
    for (let broken = queue.pop(); broken; broken = queue.pop()) {
      const { type, body, fields } = broken;
      const answer = await client.put(`/sync/${type}`, body);
      // What isn't even JSON is answered by the platform, in its own words (A9).
      const isRight = fields.length === 0 ? answer.status === 400 : isInvalid(answer);
      if (!isRight) wrong.push(`${body.slice(0, 300)}: ${answer.status}`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return wrong;
}

function isInvalid(answer: Parameters<typeof refusalOf>[0]): boolean {
  return refusalOf(answer) === '400 INVALID_REQUEST';
}
