import assert from 'node:assert/strict';
import {
  type CommitResult,
  LIMITS,
  type PullPage,
  pullPageSchema,
  SCHEMA_VERSION,
} from '@daybook/protocol';
import { admin } from '../../tools/clients/admin.ts';
import {
  type Answer,
  apiClient,
  type Client,
  metadataOf,
  refusalOf,
} from '../../tools/clients/apiClient.ts';
import { newUser, type User } from '../../tools/clients/users.ts';
import { daysOld, placeIn } from '../fixtures/cursors.ts';
import { TODO } from '../fixtures/items.ts';
import { onTop } from '../fixtures/onTop.ts';
import { storedData } from './support/stored.ts';

const change = (id: string, fields: object = {}) => ({
  id,
  value: { ...TODO, ...fields },
  editedAt: 1,
});

describe('PUT /sync/:dataType', () => {
  let user: User;
  let client: Client;
  beforeEach(async () => {
    user = await newUser();
    client = apiClient(user);
  });
  const put = (body: unknown) => client.put('/sync/TODOS', body);
  const head = async () => (await storedData(user.uid))[`users/${user.uid}/sync/TODOS`];

  it('C1, C2, C12, A4: commits on the head and answers with the new version', async () => {
    const first = await put({
      ...onTop(0),
      deviceId: 'laptop',
      changes: [change('t1')],
    });
    const { cursor, ...result } = first.json<CommitResult>();
    assert.deepEqual(result, { dataType: 'TODOS', version: 1, commitId: 'c1' });
    assert.match(cursor, /^1~c1@\d+$/);
    const deletion = { id: 't1', deleted: true, editedAt: 2 };
    await put({
      ...onTop(1),
      deviceId: 'laptop',
      changes: [deletion, change('t2')],
    });
    const stored = await storedData(user.uid);
    const { updatedAt, ...written } = stored[`users/${user.uid}/sync/TODOS`] ?? {};
    const meta = { version: 2, commitId: 'c2', deviceId: 'laptop' };
    const changes = {
      t1: { deleted: true, editedAt: 2 },
      t2: { value: TODO, editedAt: 1 },
    };
    assert.deepEqual(written, { ...meta, parent: 'c1', schema: SCHEMA_VERSION, changes });
    const { expiresAt, ...tombstone } = stored[`users/${user.uid}/sync/TODOS/items/t1`] ?? {};
    assert.ok(expiresAt);
    assert.deepEqual(tombstone, { ...meta, deleted: true, editedAt: 2, updatedAt });
    assert.deepEqual(stored[`users/${user.uid}/sync/TODOS/items/t2`], {
      ...{ ...meta, value: TODO, editedAt: 1, updatedAt },
    });
  });

  it('A5: answers a stale version with the page to merge, and changes nothing', async () => {
    await put({ ...onTop(0), changes: [change('t1')] });
    await put({ ...onTop(1), changes: [change('t2'), change('t3')] });
    const before = await storedData(user.uid);
    const answer = await put({
      ...{ version: 1, parent: 'c1', since: daysOld('1~c1') },
      changes: [change('t1', { done: true, completedAt: 1 })],
    });
    assert.equal(refusalOf(answer), '409 VERSION_MISMATCH');
    const page = pullPageSchema.parse(metadataOf(answer));
    assert.deepEqual([page.version, placeIn(page.cursor), page.hasMore], [2, '2~c2', false]);
    assert.deepEqual(
      page.changes.map(({ id }) => id),
      ['t2', 't3'],
    );
    assert.deepEqual(await storedData(user.uid), before);
  });

  it('A5, P6: answers a version ahead of the head with no changes and a cursor that is expired', async () => {
    const answer = await put({ version: 5, parent: 'c5', changes: [change('t1')] });
    assert.equal(refusalOf(answer), '409 VERSION_MISMATCH');
    const { version, commitId, changes, cursor, hasMore } = metadataOf<PullPage>(answer);
    assert.deepEqual(
      { version, commitId, changes, cursor, hasMore },
      { version: 0, commitId: null, changes: [], cursor: '5~c5', hasMore: true },
    );
    assert.equal(refusalOf(await client.get(`/sync/TODOS?since=${cursor}`)), '410 CURSOR_EXPIRED');
    assert.deepEqual(await storedData(user.uid), {});
  });

  it('A6: answers a retried commit as the first time, and applies it once', async () => {
    const body = { ...onTop(0), changes: [change('t1')] };
    const first = await put(body);
    const before = await storedData(user.uid);
    const second = await put(body);
    const placed = (answer: Answer) => {
      const { cursor, ...result } = answer.json<CommitResult>();
      return [answer.status, { ...result, cursor: placeIn(cursor) }];
    };
    assert.deepEqual(placed(second), placed(first));
    assert.deepEqual(await storedData(user.uid), before);
  });

  it('A3: lets exactly one of 64 commits at once win', async () => {
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, n) =>
        put({ version: 0, parent: null, commitId: `c${n}`, changes: [change(`t${n}`)] }),
      ),
    );
    const winners = answers.filter(({ status }) => status === 200);
    assert.equal(winners.length, 1);
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      assert.equal(refusalOf(answer), '409 VERSION_MISMATCH');
    }
    const { commitId } = winners[0]?.json<CommitResult>() ?? {};
    assert.equal((await head())?.commitId, commitId);
    assert.equal(Object.keys(await storedData(user.uid)).length, 2);
  });

  it('C10: leaves purgedThrough as it is', async () => {
    await put({ ...onTop(0), changes: [change('t1')] });
    await admin().db.doc(`users/${user.uid}/sync/TODOS`).update({ purgedThrough: 1 });
    await put({ ...onTop(1), changes: [change('t1')] });
    assert.equal((await head())?.purgedThrough, 1);
  });

  it('D9: asks a writer older than the head to update', async () => {
    await put({ ...onTop(0), changes: [change('t1')] });
    await admin()
      .db.doc(`users/${user.uid}/sync/TODOS`)
      .update({ schema: SCHEMA_VERSION + 1 });
    const answer = await put({ ...onTop(1), changes: [change('t1')] });
    assert.equal(refusalOf(answer), '400 UPDATE_REQUIRED');
    assert.equal((await head())?.version, 1);
  });

  it(`C11: takes ${LIMITS.maxChangesPerCommit} changes, and not one more`, async () => {
    const changes = Array.from({ length: LIMITS.maxChangesPerCommit + 1 }, (_, n) =>
      change(`t${n}`),
    );
    const tooMany = await put({ version: 0, parent: null, changes });
    assert.equal(refusalOf(tooMany), '400 INVALID_REQUEST');
    assert.deepEqual(await storedData(user.uid), {});
    assert.equal((await put({ version: 0, parent: null, changes: changes.slice(1) })).status, 200);
  });

  const refused: Record<string, [body: unknown, fields: string[]]> = {
    'no object': [[], ['']],
    'no version': [{ parent: null, changes: [change('t1')] }, ['version']],
    'no parent': [{ version: 0, changes: [change('t1')] }, ['parent']],
    'no cursor for since': [
      { version: 1, parent: 'c1', since: 'c1', changes: [change('t1')] },
      ['since'],
    ],
    'a cursor for parent': [{ version: 1, parent: '1~c1', changes: [change('t1')] }, ['parent']],
    'no changes': [{ version: 0, parent: null }, ['changes']],
    'an empty list of changes': [{ version: 0, parent: null, changes: [] }, ['changes']],
    'an unknown field': [{ version: 0, parent: null, changes: [change('t1')], data: {} }, ['data']],
    'bad ids': [
      { version: 0, parent: null, commitId: 'a b', deviceId: '.', changes: [change('a/b')] },
      ['commitId', 'deviceId', 'changes[0].id'],
    ],
    'a schema of the future': [
      { version: 0, parent: null, schema: SCHEMA_VERSION + 1, changes: [change('t1')] },
      ['schema'],
    ],
    'an id that stands twice': [
      { version: 0, parent: null, changes: [change('t1'), change('t1')] },
      ['changes[1].id'],
    ],
    'an edit of the far future': [
      { version: 0, parent: null, changes: [{ ...change('t1'), editedAt: 9e13 }] },
      ['changes[0].editedAt'],
    ],
    'an item among good ones that is wrong twice': [
      {
        version: 0,
        parent: null,
        changes: [change('t1'), change('t2', { title: '', priority: 4 })],
      },
      ['changes[1].value.title', 'changes[1].value.priority'],
    ],
  };
  for (const [name, [body, fields]] of Object.entries(refused)) {
    it(`A7: names the fields of a body with ${name}, and changes nothing`, async () => {
      const answer = await put(body);
      assert.equal(refusalOf(answer), '400 INVALID_REQUEST');
      const { fieldViolations } = metadataOf<{ fieldViolations: { field: string }[] }>(answer);
      assert.deepEqual(
        fieldViolations.map(({ field }) => field),
        fields,
      );
      assert.deepEqual(await storedData(user.uid), {});
    });
  }

  it('A7: refuses a body too large or not JSON', async () => {
    const padding = ' '.repeat(LIMITS.maxRequestBytes);
    assert.equal(refusalOf(await put(`{${padding}}`)), '413 REQUEST_TOO_LARGE');
    const asText = await client.put('/sync/TODOS', '{}', { 'Content-Type': 'text/plain' });
    assert.equal(refusalOf(asText), '415 UNSUPPORTED_MEDIA_TYPE');
    // The platform parses a body before the door sees it, and answers in its own words (SPEC A9).
    assert.equal((await put('{"version":')).status, 400);
    assert.deepEqual(await storedData(user.uid), {});
  });
});
