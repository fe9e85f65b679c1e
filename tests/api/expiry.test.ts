import assert from 'node:assert/strict';
import { LIMITS, type PullPage, paths } from '@daybook/protocol';
import type { Timestamp } from 'firebase-admin/firestore';
import { admin } from '../../tools/clients/admin.ts';
import { apiClient, type Client, metadataOf, refusalOf } from '../../tools/clients/apiClient.ts';
import { newUser, type User } from '../../tools/clients/users.ts';
import { daysOld, placeIn } from '../fixtures/cursors.ts';
import { TODO } from '../fixtures/items.ts';
import { onTop } from '../fixtures/onTop.ts';

const TOO_OLD = LIMITS.cursorDays + 0.1;
const change = (id: string) => ({ id, value: TODO, editedAt: 1 });
const deletion = (id: string) => ({ id, deleted: true, editedAt: 2 });

describe('Expired cursors', () => {
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
  const head = () => admin().db.doc(paths.head(user.uid, 'TODOS'));
  const item = (id: string) =>
    admin()
      .db.doc(paths.item(user.uid, 'TODOS', id))
      .get();

  it('D27: a tombstone says that it ends 120 days after its write, until it is written again', async () => {
    await commit(0, change('t1'));
    await commit(1, deletion('t1'));
    const tombstone = await item('t1');
    const [written, ends]: Timestamp[] = [tombstone.get('updatedAt'), tombstone.get('expiresAt')];
    const days = ((ends?.toMillis() ?? 0) - (written?.toMillis() ?? 0)) / (24 * 60 * 60 * 1000);
    assert.ok(Math.abs(days - LIMITS.tombstoneDays) < 0.01, `${days}`);
    await commit(2, change('t1'));
    assert.equal((await item('t1')).get('expiresAt'), undefined);
  });

  it('P6: are those that are 90 days old, where commits came after them', async () => {
    await commit(0, change('t1'), change('t2'));
    await commit(1, deletion('t1'));
    await commit(2, change('t2'));
    const good = await page(daysOld('1~c1', LIMITS.cursorDays - 0.1));
    assert.deepEqual([good.changes.length, placeIn(good.cursor)], [2, '3~c3']);
    assert.equal((await pull(good.cursor)).status, 200);
    for (const old of [daysOld('1~c1', TOO_OLD), '1~c1', daysOld('1~c1', -1)]) {
      assert.equal(refusalOf(await pull(old)), '410 CURSOR_EXPIRED', old);
      const all = await client.get(`/sync/all?since=TODOS:${old}`);
      assert.equal(refusalOf(all), '410 CURSOR_EXPIRED', old);
    }
    const atHead = await page('3~c3');
    assert.deepEqual([atHead.changes, atHead.hasMore], [[], false]);
    assert.match(atHead.cursor, /^3~c3@\d+$/);
  });

  it('P6: are none amid a pull from the start, unless commits came since and it is too old', async () => {
    await commit(0, change('a'), change('b'));
    await commit(1, deletion('b'));
    const begun = await page('0&limit=1');
    const place = placeIn(begun.cursor) ?? '';
    assert.equal(place, '1~c1~a~2');
    assert.equal((await pull(daysOld(place, TOO_OLD))).status, 200);
    await commit(2, change('c'));
    assert.equal(refusalOf(await pull(daysOld(place, TOO_OLD))), '410 CURSOR_EXPIRED');
    assert.equal((await pull(begun.cursor)).status, 200);
  });

  it('P6, A15: are those from before an erasure, but not a full pull that began after it', async () => {
    await commit(0, change('a'), change('b'), change('z'));
    await commit(1, deletion('z'));
    await commit(2, change('c'));
    const begun = await page('0&limit=1');
    assert.equal(placeIn(begun.cursor), '1~c1~a~3');
    await head().update({ purgedThrough: 2 });
    assert.equal((await pull(begun.cursor)).status, 200);
    await commit(3, deletion('c'));
    await head().update({ purgedThrough: 4 });
    assert.equal(refusalOf(await pull(begun.cursor)), '410 CURSOR_EXPIRED');
    assert.equal(refusalOf(await pull(daysOld('1~c1~a'))), '410 CURSOR_EXPIRED');
    assert.equal((await pull('0')).status, 200);
  });

  it('P6: and cursors of another history are expired', async () => {
    assert.equal(refusalOf(await pull(daysOld('1~c1'))), '410 CURSOR_EXPIRED');
    await commit(0, change('t1'));
    for (const cursor of ['2~c2', '1~other', '1~other~t0']) {
      assert.equal(refusalOf(await pull(daysOld(cursor))), '410 CURSOR_EXPIRED', cursor);
    }
    assert.equal((await pull('1~c1')).status, 200);
  });

  it('A5, P6: make a stale PUT pull first, as no cursor does', async () => {
    await commit(0, change('t1'));
    await commit(1, deletion('t1'));
    const stale = async (since?: string) => {
      const body = { version: 1, parent: 'c1', ...(since && { since }), changes: [change('t2')] };
      const answer = await client.put('/sync/TODOS', body);
      assert.equal(refusalOf(answer), '409 VERSION_MISMATCH');
      return metadataOf<PullPage>(answer);
    };
    for (const since of [daysOld('1~c1', TOO_OLD), daysOld('2~c2'), undefined]) {
      const { changes, hasMore, cursor } = await stale(since);
      assert.deepEqual([changes, hasMore], [[], true], since);
      assert.equal(refusalOf(await pull(cursor)), '410 CURSOR_EXPIRED', since);
    }
    const { changes, hasMore } = await stale(daysOld('1~c1'));
    assert.deepEqual([changes.length, hasMore], [1, false]);
  });
});
