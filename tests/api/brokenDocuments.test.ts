import assert from 'node:assert/strict';
import {
  type AllSnapshots,
  type PullPage,
  paths,
  pullPageSchema,
  type Snapshot,
  type UserExport,
  userExportSchema,
} from '@daybook/protocol';
import { GeoPoint, Timestamp } from 'firebase-admin/firestore';
import { admin } from '../../tools/clients/admin.ts';
import { apiClient, type Client, refusalOf } from '../../tools/clients/apiClient.ts';
import { newUser, type User } from '../../tools/clients/users.ts';
import { daysOld, placeIn } from '../fixtures/cursors.ts';
import { TODO } from '../fixtures/items.ts';
import { onTop } from '../fixtures/onTop.ts';

/** What the console lets one make of a document, in Firestore's own types. */
const EDITS: Record<string, () => object> = {
  'a text for value': () => ({ value: 'text' }),
  'a reference in its value': () => ({ 'value.notes': admin().db.doc('users/somebody') }),
  'a time in its value': () => ({ 'value.dueOn': Timestamp.now() }),
  'a place in its value': () => ({ 'value.dueOn': new GeoPoint(1, 2) }),
  'bytes in its value': () => ({ 'value.title': Buffer.from('abc') }),
  'no number in its value': () => ({ 'value.priority': Number.NaN }),
  'a fraction for editedAt': () => ({ editedAt: 1.5 }),
  'a time for editedAt': () => ({ editedAt: Timestamp.now() }),
  'a text for updatedAt': () => ({ updatedAt: '2026-11-26' }),
  'a text for version': () => ({ version: '2' }),
  'a time for version': () => ({ version: Timestamp.now() }),
  'a commitId that is none': () => ({ commitId: '' }),
};

describe('Documents that somebody has edited', () => {
  let user: User;
  let client: Client;
  beforeEach(async () => {
    user = await newUser();
    client = apiClient(user);
    for (const [version, id] of ['a', 'b', 'c'].entries()) {
      const changes = [{ id, value: TODO, editedAt: 1 }];
      const commit = { ...onTop(version), changes };
      assert.equal((await client.put('/sync/TODOS', commit)).status, 200);
    }
  });
  const item = (id: string) => admin().db.doc(paths.item(user.uid, 'TODOS', id));
  const page = async (query: string) => {
    const answer = await client.get(`/sync/TODOS?${query}`);
    assert.equal(answer.status, 200, answer.text);
    return pullPageSchema.parse(answer.json<PullPage>());
  };
  const idsIn = ({ changes }: PullPage) => changes.map(({ id }) => id);

  for (const [name, edit] of Object.entries(EDITS)) {
    it(`D18: ${name} hurts only that item, in pages, the whole and the export`, async () => {
      await item('b').update(edit());
      for (const since of ['0', daysOld('1~c1'), daysOld('1~c1~a')]) {
        const { cursor, hasMore, ...rest } = await page(`since=${since}`);
        assert.deepEqual(idsIn({ cursor, hasMore, ...rest }).slice(-1), ['c'], since);
        assert.ok(!idsIn({ cursor, hasMore, ...rest }).includes('b'));
        assert.deepEqual([placeIn(cursor), hasMore], ['3~c3', false]);
      }
      const whole = (await client.get('/sync/TODOS')).json<Snapshot>();
      assert.deepEqual(Object.keys(whole.data).sort(), ['a', 'c']);
      const answer = await client.get('/sync/export');
      const { broken } = userExportSchema.parse(answer.json<UserExport>());
      assert.deepEqual(Object.keys(broken ?? {}), [item('b').path]);
    });
  }

  it('D18: moves on behind items in no place, a page at a time', async () => {
    await item('b').update({ version: '2' });
    const first = await page('since=0&limit=1');
    const second = await page(`since=${first.cursor}&limit=1`);
    assert.deepEqual([idsIn(first), idsIn(second)], [['a'], ['c']]);
    assert.deepEqual([placeIn(second.cursor), second.hasMore], ['3~c3', false]);
  });

  it('D18, A12: are overwritten when the whole is replaced', async () => {
    await item('b').update({ updatedAt: 'text' });
    const replaced = await client.put('/sync/TODOS', { ...onTop(3), data: { b: TODO } });
    assert.equal(replaced.status, 200);
    const whole = (await client.get('/sync/TODOS')).json<Snapshot>();
    assert.deepEqual(whole.data, { b: TODO });
    assert.ok((await item('b').get()).get('updatedAt') instanceof Timestamp);
  });

  it('D18, A15: are erased with the others', async () => {
    await item('b').update({ version: 'two' });
    await item('not an id').set({ hello: 1 });
    assert.equal((await client.send('DELETE', '/sync')).status, 200);
    const items = admin().db.collection(paths.items(user.uid, 'TODOS'));
    assert.equal((await items.get()).size, 0);
  });

  it('D19: a head without version stops its type alone', async () => {
    await admin().db.doc(paths.head(user.uid, 'TODOS')).update({ version: '3', updatedAt: 'now' });
    assert.equal(refusalOf(await client.get('/sync/TODOS?since=1~c1')), '500 INTERNAL');
    const { dataTypes, errors } = (await client.get('/sync/all')).json<AllSnapshots>();
    assert.deepEqual([Object.keys(dataTypes).length, Object.keys(errors ?? {})], [4, ['TODOS']]);
  });

  it('D19: a head with a text for updatedAt stops nothing', async () => {
    await admin().db.doc(paths.head(user.uid, 'TODOS')).update({ updatedAt: 'now' });
    assert.deepEqual(idsIn(await page(`since=${daysOld('1~c1')}`)), ['b', 'c']);
    const change = { id: 'd', value: TODO, editedAt: 1 };
    assert.equal((await client.put('/sync/TODOS', { ...onTop(3), changes: [change] })).status, 200);
  });
});
