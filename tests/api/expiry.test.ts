import assert from 'node:assert/strict';
import { LIMITS, type PullPage } from '@daybook/protocol';
import { purgeTombstones } from '../../functions/src/sync/purge.ts';
import { admin } from '../../tools/clients/admin.ts';
import { apiClient, type Client, refusalOf } from '../../tools/clients/apiClient.ts';
import { newUser, type User } from '../../tools/clients/users.ts';
import { runAt } from '../fakes/purgeRun.ts';
import { TODO } from '../fixtures/items.ts';
import { onTop } from '../fixtures/onTop.ts';
import { storedData } from './support/stored.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const change = (id: string) => ({ id, value: TODO, editedAt: 1 });
const deletion = (id: string) => ({ id, deleted: true, editedAt: 2 });

describe('Purged tombstones', () => {
  let user: User;
  let client: Client;
  beforeEach(async () => {
    user = await newUser();
    client = apiClient(user);
  });
  const commit = (version: number, ...changes: object[]) =>
    client.put('/sync/TODOS', { ...onTop(version), changes });
  const pull = (since: string) => client.get(`/sync/TODOS?since=${since}`);
  const page = async (since: string) => (await pull(since)).json<PullPage>();
  const purgeAfter = (days: number) =>
    purgeTombstones(admin().db, runAt(Date.now() + days * DAY_MS));
  const head = () => admin().db.doc(`users/${user.uid}/sync/TODOS`);

  it('P6: go after 90 days, not before, and expire the cursors below them', async () => {
    await commit(0, change('t1'), change('t2'));
    await commit(1, deletion('t1'));
    await commit(2, change('t2'));
    await purgeAfter(LIMITS.cursorDays - 1);
    assert.equal((await page('1~c1')).changes.length, 2);

    assert.ok((await purgeAfter(LIMITS.cursorDays + 0.1)).removed >= 1);
    assert.equal((await head().get()).get('purgedThrough'), 2);
    assert.equal(refusalOf(await pull('1~c1')), '410 CURSOR_EXPIRED');
    assert.equal(refusalOf(await client.get('/sync/all?since=TODOS:1~c1')), '410 CURSOR_EXPIRED');
    assert.deepEqual((await page('2~c2')).changes.length, 1);
    const full = await page('0');
    assert.deepEqual([full.changes.map(({ id }) => id), full.cursor], [['t2'], '3~c3']);
    const paths = Object.keys(await storedData(user.uid));
    assert.ok(!paths.some((path) => path.endsWith('/t1')));
    assert.equal((await commit(3, change('t3'))).status, 200);
  });

  it('P6: leave what was brought back', async () => {
    await commit(0, change('t1'));
    await commit(1, deletion('t1'));
    await commit(2, change('t1'));
    await purgeAfter(LIMITS.cursorDays + 1);
    assert.equal((await page('1~c1')).changes.length, 1);
  });

  it('P6: don’t expire a full pull that began after them, but one that began before', async () => {
    await commit(0, change('a'), change('b'), change('z'));
    await commit(1, deletion('z'));
    await commit(2, change('c'));
    const begun = await page('0&limit=1');
    assert.equal(begun.cursor, '1~c1~a~3');
    await head().update({ purgedThrough: 2 });
    assert.equal((await pull(begun.cursor)).status, 200);
    await commit(3, deletion('c'));
    await head().update({ purgedThrough: 4 });
    assert.equal(refusalOf(await pull(begun.cursor)), '410 CURSOR_EXPIRED');
    assert.equal(refusalOf(await pull('1~c1~a')), '410 CURSOR_EXPIRED');
    assert.equal((await pull('0')).status, 200);
  });

  it('P6: and cursors of another history are expired', async () => {
    assert.equal(refusalOf(await pull('1~c1')), '410 CURSOR_EXPIRED');
    await commit(0, change('t1'));
    for (const cursor of ['2~c2', '1~other', '1~other~t0']) {
      assert.equal(refusalOf(await pull(cursor)), '410 CURSOR_EXPIRED', cursor);
    }
    assert.equal((await pull('1~c1')).status, 200);
  });

  it('A5, P6: make a stale PUT pull first', async () => {
    await commit(0, change('t1'));
    await commit(1, deletion('t1'));
    await head().update({ purgedThrough: 2 });
    const body = { version: 1, parent: 'c1', commitId: 'mine', changes: [change('t2')] };
    const answer = await client.put('/sync/TODOS', body);
    assert.equal(refusalOf(answer), '409 VERSION_MISMATCH');
    const [{ metadata }] = answer.json<{ error: { details: [{ metadata: PullPage }] } }>().error
      .details;
    assert.deepEqual([metadata.changes, metadata.hasMore], [[], true]);
    assert.equal(refusalOf(await pull(metadata.cursor)), '410 CURSOR_EXPIRED');
  });
});
