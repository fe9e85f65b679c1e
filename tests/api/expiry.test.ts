import assert from 'node:assert/strict';
import { LIMITS, type PullPage } from '@daybook/protocol';
import { purgeTombstones } from '../../functions/src/sync/purge.ts';
import { TODO } from '../fixtures/items.ts';
import { admin } from './support/admin.ts';
import { apiClient, type Client, refusalOf } from './support/client.ts';
import { runScheduled } from './support/control.ts';
import { storedData } from './support/stored.ts';
import { newUser, type User } from './support/users.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const change = (id: string) => ({ id, value: TODO, editedAt: 1 });
const deletion = (id: string) => ({ id, deleted: true, editedAt: 2 });

describe('Purged tombstones', () => {
  let user: User;
  let client: Client;
  beforeEach(async () => {
    user = await newUser();
    client = apiClient(user);
    await walk().delete();
  });
  const walk = () => admin().db.doc('purge/walk');
  const commit = (version: number, ...changes: object[]) =>
    client.put('/sync/TODOS', { version, commitId: `c${version + 1}`, changes });
  const pull = (since: string) => client.get(`/sync/TODOS?since=${since}`);
  const page = async (since: string) => (await pull(since)).json<PullPage>();
  const purgeAfter = (days: number) =>
    purgeTombstones(admin().db, Date.now() + days * DAY_MS, async () => undefined);
  const head = () => admin().db.doc(`users/${user.uid}/sync/TODOS`);

  it('P6: go after 90 days, not before, and expire the cursors below them', async () => {
    await commit(0, change('t1'), change('t2'));
    await commit(1, deletion('t1'));
    await commit(2, change('t2'));
    await purgeAfter(LIMITS.tombstoneDays - 1);
    assert.equal((await page('1~c1')).changes.length, 2);

    assert.ok((await purgeAfter(LIMITS.tombstoneDays + 7)) >= 1);
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

  it('P6: are looked for once a week, going on where the last call was cut off', async () => {
    const items = ['a', 'b', 'c'].map((id) => `${head().path}/items/${id}`);
    await commit(0, change('a'), change('b'), change('c'));
    await commit(1, deletion('a'), deletion('b'), deletion('c'));
    const stored = async () => {
      const found = await Promise.all(items.map((path) => admin().db.doc(path).get()));
      return found.filter(({ exists }) => exists).map(({ id }) => id);
    };
    const day = LIMITS.tombstoneDays + 1;
    await walk().set({ begunAt: Date.now() + day * DAY_MS, after: items[0] });
    await purgeAfter(day);
    assert.deepEqual(await stored(), ['a']);
    await purgeAfter(day + 6);
    assert.deepEqual(await stored(), ['a']);
    await purgeAfter(day + 7.1);
    assert.deepEqual(await stored(), []);
  });

  it('P6: go for many users in one call, more than fit on a page of it', async () => {
    const { db } = admin();
    const old = new Date(Date.now() - (LIMITS.tombstoneDays + 1) * DAY_MS);
    const stamp = { version: 1, commitId: 'c1', deviceId: 'd', updatedAt: old };
    const writer = db.bulkWriter();
    const heads = Array.from({ length: 30 }, (_, n) => db.doc(`users/${user.uid}-${n}/sync/TODOS`));
    for (const ref of heads) {
      void writer.set(ref, { ...stamp, parent: null, schema: 1 });
      for (let n = 0; n < 40; n += 1) {
        const tombstone = { ...stamp, editedAt: 1, deleted: true };
        void writer.set(ref.collection('items').doc(`t${n}`), tombstone);
      }
    }
    await writer.close();
    assert.equal(await purgeAfter(0), 1200);
    for (const ref of heads) {
      assert.equal((await ref.get()).get('purgedThrough'), 1);
      assert.equal((await ref.collection('items').get()).size, 0);
    }
  });

  it('P6: leave what was brought back', async () => {
    await commit(0, change('t1'));
    await commit(1, deletion('t1'));
    await commit(2, change('t1'));
    await purgeAfter(LIMITS.tombstoneDays + 1);
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

  it('A5 P6: make a stale PUT pull first', async () => {
    await commit(0, change('t1'));
    await commit(1, deletion('t1'));
    await head().update({ purgedThrough: 2 });
    const body = { version: 1, commitId: 'mine', changes: [change('t2')] };
    const answer = await client.put('/sync/TODOS', body);
    assert.equal(refusalOf(answer), '409 VERSION_MISMATCH');
    const [{ metadata }] = answer.json<{ error: { details: [{ metadata: PullPage }] } }>().error
      .details;
    assert.deepEqual([metadata.changes, metadata.hasMore], [[], true]);
    assert.equal(refusalOf(await pull(metadata.cursor)), '410 CURSOR_EXPIRED');
  });

  it('P6: go by the scheduled function', async () => {
    await commit(0, change('t1'));
    await commit(1, deletion('t1'));
    const old = new Date(Date.now() - (LIMITS.tombstoneDays + 1) * DAY_MS);
    await admin().db.doc(`${head().path}/items/t1`).update({ updatedAt: old });
    await runScheduled('purge');
    assert.equal((await head().get()).get('purgedThrough'), 2);
    assert.equal(Object.keys(await storedData(user.uid)).length, 1);
  });
});
