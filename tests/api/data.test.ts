import assert from 'node:assert/strict';
import { DATA_TYPES, type EraseResult, type UserExport, userExportSchema } from '@daybook/protocol';
import { admin } from '../../tools/clients/admin.ts';
import { apiClient, type Client, refusalOf } from '../../tools/clients/apiClient.ts';
import { newUser, PRO, type User } from '../../tools/clients/users.ts';
import { TODO } from '../fixtures/items.ts';
import { onTop } from '../fixtures/onTop.ts';
import { consoleData } from '../fixtures/subscriptions.ts';
import { triggersDone } from './support/control.ts';
import { storedData } from './support/stored.ts';

const LAPSED = { ...PRO, proUntil: 1_600_000_000 };

describe('A user’s own data', () => {
  let user: User;
  let client: Client;
  /** The same as someone who isn't Pro. */
  let free: Client;
  beforeEach(async () => {
    user = await newUser();
    client = apiClient(user);
  });
  const commit = (version: number, ids: string[]) =>
    client.put('/sync/TODOS', {
      ...onTop(version),
      changes: ids.map((id) => ({ id, value: TODO, editedAt: 1 })),
    });
  const lapse = async () => {
    free = apiClient(await user.withClaims(LAPSED));
    assert.equal(refusalOf(await free.get('/sync/TODOS')), '403 PRO_REQUIRED');
  };

  it('A14: is exported whole, without Pro', async () => {
    await commit(0, ['t1', 't2']);
    const { db } = admin();
    const updatedAt = new Date('2026-11-22T09:00:00Z');
    await db.doc(`users/${user.uid}/devices/laptop`).set({ name: 'Laptop', updatedAt });
    await db.doc(`subscriptions/${user.uid}`).set(consoleData('canceled', LAPSED.proUntil));
    const stripe = {
      'customers/U': { stripeId: 'cus_1' },
      'customers/U/payments/p_1': { amount: 5 },
    };
    const billing = Object.fromEntries(
      Object.entries(stripe).map(([path, fields]) => [path.replace('U', user.uid), fields]),
    );
    for (const [path, fields] of Object.entries(billing)) await db.doc(path).set(fields);
    await triggersDone();
    free = apiClient(await user.refreshed());
    const answer = await free.get('/sync/export');
    assert.match(answer.headers.get('Content-Disposition') ?? '', /daybook-\d{4}-\d\d-\d\d\.json/);
    const file = userExportSchema.parse(answer.json<UserExport>());
    assert.deepEqual(Object.keys(file.dataTypes), [...DATA_TYPES]);
    assert.deepEqual(file.dataTypes.TODOS.data, { t1: TODO, t2: TODO });
    assert.deepEqual(file.subscription, {
      status: 'canceled',
      plan: 'pro-monthly',
      currentPeriodEnd: '2020-09-13T12:26:40.000Z',
    });
    assert.deepEqual(file.billing, billing);
    assert.deepEqual(file.devices, {
      laptop: { name: 'Laptop', updatedAt: updatedAt.toISOString() },
    });
    assert.deepEqual([file.uid, Object.keys(file.user ?? {})], [user.uid, ['claimsUpdatedAt']]);
  });

  it('A15: is erased without Pro, and every cursor with it', async () => {
    await commit(
      0,
      Array.from({ length: 500 }, (_, n) => `t${n}`),
    );
    await commit(1, ['last']);
    await lapse();
    const answer = await free.send('DELETE', '/sync');
    const { dataTypes } = answer.json<EraseResult>();
    assert.deepEqual([Object.keys(dataTypes), dataTypes.TODOS?.version], [['TODOS'], 3]);
    const stored = await storedData(user.uid);
    const [head, ...rest] = Object.values(stored);
    assert.deepEqual(rest, []);
    assert.deepEqual([head?.version, head?.purgedThrough, head?.parent], [3, 3, 'c2']);
    assert.equal(refusalOf(await client.get('/sync/TODOS?since=2~c2')), '410 CURSOR_EXPIRED');
    const changes = [{ id: 'again', value: TODO, editedAt: 1 }];
    const again = { version: 3, parent: dataTypes.TODOS?.commitId, changes };
    assert.equal((await client.put('/sync/TODOS', again)).status, 200);
    assert.deepEqual((await client.get('/sync/TODOS')).json<{ data: object }>().data, {
      again: TODO,
    });
  });

  it('A15: is erased where there is none', async () => {
    assert.deepEqual((await client.send('DELETE', '/sync')).json(), { dataTypes: {} });
    assert.deepEqual(await storedData(user.uid), {});
  });

  it('A16, C9: goes with the account, without Pro, and nothing comes back', async () => {
    await commit(0, ['t1', 't2']);
    const { db, auth } = admin();
    await db.doc(`users/${user.uid}/devices/laptop`).set({ name: 'Laptop' });
    await db.doc(`subscriptions/${user.uid}`).set({ status: 'active' });
    await lapse();
    const other = apiClient(await newUser());
    await other.put('/sync/TODOS', {
      version: 0,
      parent: null,
      changes: [{ id: 'theirs', value: TODO, editedAt: 1 }],
    });

    assert.equal((await free.send('DELETE', '/account')).status, 204);
    assert.deepEqual(await storedData(user.uid), {});
    const left = await db.doc(`users/${user.uid}`).listCollections();
    assert.deepEqual(left, []);
    assert.deepEqual(Object.keys((await db.doc(`users/${user.uid}`).get()).data() ?? {}), [
      'deletedAt',
    ]);
    assert.equal((await db.doc(`subscriptions/${user.uid}`).get()).exists, false);
    await assert.rejects(auth.getUser(user.uid), /no user record/);
    assert.equal(refusalOf(await commit(2, ['t3'])), '401 TOKEN_INVALID');
    assert.ok('theirs' in (await other.get('/sync/TODOS')).json<{ data: object }>().data);
  });

  it('A3: has no other methods', async () => {
    for (const [path, allowed] of [
      ['/sync', 'DELETE'],
      ['/account', 'DELETE'],
      ['/sync/export', 'GET, HEAD'],
      ['/sync/batch', 'POST'],
      ['/config', 'GET, HEAD'],
    ] as const) {
      const answer = await client.send('PATCH', path);
      assert.equal(refusalOf(answer), '405 METHOD_NOT_ALLOWED', path);
      assert.equal(answer.headers.get('Allow'), allowed);
    }
  });
});
