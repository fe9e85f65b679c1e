import assert from 'node:assert/strict';
import {
  type AllPullPages,
  type AllSnapshots,
  allPullPagesSchema,
  allSnapshotsSchema,
  DATA_TYPES,
  type PullPage,
  pullPageSchema,
  snapshotSchema,
} from '@daybook/protocol';
import { apiClient, type Client, refusalOf } from '../../tools/clients/apiClient.ts';
import { newUser } from '../../tools/clients/users.ts';
import { daysOld, placeIn } from '../fixtures/cursors.ts';
import { HABIT, TODO } from '../fixtures/items.ts';
import { onTop } from '../fixtures/onTop.ts';

const change = (id: string) => ({ id, value: TODO, editedAt: 1 });
const deletion = (id: string) => ({ id, deleted: true, editedAt: 2 });

describe('GET /sync', () => {
  let client: Client;
  beforeEach(async () => {
    client = apiClient(await newUser());
  });
  const commit = (version: number, changes: object[]) =>
    client.put('/sync/TODOS', { ...onTop(version), changes });
  const page = async (query: string) =>
    pullPageSchema.parse((await client.get(`/sync/TODOS?${query}`)).json<PullPage>());

  it('P4: reads a type never written as version 0', async () => {
    const whole = (await client.get('/sync/TODOS')).json();
    const nothing = { dataType: 'TODOS', version: 0, commitId: null };
    assert.deepEqual(whole, { ...nothing, updatedAt: null, data: {} });
    const end = { cursor: '0', hasMore: false };
    assert.deepEqual(await page('since=0'), { ...nothing, schema: 1, changes: [], ...end });
  });

  it('A8: reads the whole without tombstones', async () => {
    await commit(0, [change('t1'), change('t2')]);
    await commit(1, [deletion('t1')]);
    const { updatedAt, ...rest } = snapshotSchema.parse((await client.get('/sync/TODOS')).json());
    assert.ok(updatedAt !== null);
    assert.deepEqual(rest, { dataType: 'TODOS', version: 2, commitId: 'c2', data: { t2: TODO } });
  });

  it('P1, P2: gives what came after the cursor, tombstones too, and nothing at the tip', async () => {
    await commit(0, [change('t1'), change('t2')]);
    await commit(1, [deletion('t1')]);
    const news = await page(`since=${daysOld('1~c1')}`);
    assert.equal(news.changes.length, 1);
    const { updatedAt, ...tombstone } = news.changes[0] ?? {};
    assert.match(String(updatedAt), /^\d{4}-.*Z$/);
    const meta = { version: 2, commitId: 'c2', deviceId: 'api' };
    assert.deepEqual(tombstone, { id: 't1', deleted: true, editedAt: 2, ...meta });
    assert.deepEqual([placeIn(news.cursor), news.hasMore], ['2~c2', false]);
    assert.deepEqual((await page('since=2~c2')).changes, []);
  });

  it('P3: pages through more items at one version than a page holds, each exactly once', async () => {
    const ids = ['z', 'A', 'a', 'a.b', 'a-b', 'a_b', '0'];
    await commit(0, [change('first')]);
    await commit(1, ids.map(change));
    await commit(2, [change('last'), change('first')]);
    const expected = ['0', 'A', 'a', 'a-b', 'a.b', 'a_b', 'z', 'first', 'last'];
    for (const limit of [1, 2, 3, 8, 9, 10]) {
      const pages = await allPages(`limit=${limit}`);
      assert.deepEqual(
        pages.flatMap(({ changes }) => changes.map(({ id }) => id)),
        expected,
      );
      assert.ok(pages.every(({ changes }) => changes.length <= limit));
      assert.equal(pages.length, Math.ceil(expected.length / limit));
      assert.equal(placeIn(pages.at(-1)?.cursor ?? ''), '3~c3');
    }
  });

  it('P2: ends a pull that others write into at the head that its last page saw', async () => {
    await commit(0, [change('a'), change('b'), change('c')]);
    const first = await page('since=0&limit=2');
    await commit(1, [change('a'), change('d')]);
    const second = await page(`since=${first.cursor}&limit=2`);
    const third = await page(`since=${second.cursor}&limit=2`);
    const ids = [first, second, third].map(({ changes }) => changes.map(({ id }) => id));
    assert.deepEqual(ids, [['a', 'b'], ['c', 'a'], ['d']]);
    assert.deepEqual([placeIn(third.cursor), third.hasMore], ['2~c2', false]);
  });

  it('A4, P20: names no commit to go on top of while pages follow', async () => {
    await commit(0, [change('a'), change('b')]);
    const first = await page('since=0&limit=1');
    assert.deepEqual([first.version, first.commitId], [1, null]);
    const early = { version: 1, parent: first.commitId, changes: [change('c')] };
    assert.equal(refusalOf(await client.put('/sync/TODOS', early)), '409 VERSION_MISMATCH');
    const last = await page(`since=${first.cursor}&limit=1`);
    assert.deepEqual([last.version, last.commitId], [1, 'c1']);
  });

  it('A8: reads all five data types at once', async () => {
    await commit(0, [change('t1')]);
    await client.put('/sync/HABITS', {
      version: 0,
      parent: null,
      changes: [{ id: 'h', value: HABIT, editedAt: 1 }],
    });
    const { dataTypes } = allSnapshotsSchema.parse(
      (await client.get('/sync/all')).json<AllSnapshots>(),
    );
    assert.deepEqual(Object.keys(dataTypes).sort(), [...DATA_TYPES].sort());
    assert.deepEqual(dataTypes.TODOS?.data, { t1: TODO });
    assert.deepEqual(dataTypes.HABITS?.data, { h: HABIT });
    assert.equal(dataTypes.SETTINGS?.version, 0);
  });

  it('A8: pages through all five at once, by one cursor', async () => {
    await commit(0, ['a', 'b', 'c'].map(change));
    await client.put('/sync/HABITS', {
      version: 0,
      parent: null,
      changes: [{ id: 'h', value: HABIT, editedAt: 1 }],
    });
    const readAll = async (since: string) =>
      allPullPagesSchema.parse(
        (await client.get(`/sync/all?since=${since}&limit=2`)).json<AllPullPages>(),
      );
    const first = await readAll('0');
    assert.deepEqual([first.hasMore, first.dataTypes.HABITS?.hasMore], [true, false]);
    const second = await readAll(first.cursor);
    assert.deepEqual(
      second.dataTypes.TODOS?.changes.map(({ id }) => id),
      ['c'],
    );
    assert.deepEqual([second.hasMore, second.dataTypes.HABITS?.changes], [false, []]);
    const third = await readAll(second.cursor);
    assert.ok(Object.values(third.dataTypes).every((page) => page?.changes.length === 0));
    const places = ({ cursor }: AllPullPages) => cursor.split(',').map(placeIn);
    assert.deepEqual(places(third), places(second));
  });

  it('A8: answers 400 for what is no cursor or limit', async () => {
    for (const query of [
      'TODOS?since=x',
      'TODOS?since=0&limit=0',
      'all?since=1~a',
      'all?limit=-1',
    ]) {
      assert.equal(refusalOf(await client.get(`/sync/${query}`)), '400 INVALID_REQUEST', query);
    }
  });

  async function allPages(query: string): Promise<PullPage[]> {
    const pages = [await page(`since=0&${query}`)];
    for (let last = pages[0]; last?.hasMore; last = pages.at(-1)) {
      pages.push(await page(`since=${last.cursor}&${query}`));
    }
    return pages;
  }
});
