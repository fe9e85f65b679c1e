import assert from 'node:assert/strict';
import { errorBodySchema, MAX_PROBLEMS } from '@daybook/protocol';
import type { DocumentStore } from '../../../functions/src/sync/documentStore.ts';
import { type ItemQuota, itemQuota } from '../../../functions/src/sync/itemQuota.ts';
import { memorySyncStore } from '../../fakes/memorySyncStore.ts';
import { TODO } from '../../fixtures/items.ts';
import { onTop } from '../../fixtures/onTop.ts';
import { JSON_HEADERS, NOW, testApp } from './support/testApp.ts';

const created = (...ids: string[]) => ids.map((id) => ({ id, value: TODO, editedAt: 1 }));
const edited = (id: string) => ({ id, value: { ...TODO, title: 'Edited' }, editedAt: 2 });
const deleted = (id: string) => ({ id, deleted: true, editedAt: 2 });

/** An app whose data types may have so many items; what is counted and read for that is noted. */
function appWithQuota(most: number) {
  let now = NOW;
  const looks: string[] = [];
  const quota = itemQuota(most, () => now);
  const stored = memorySyncStore(() => NOW);
  const app = testApp({ quota, store: noting(stored, (look) => looks.push(look)) });
  let version = 0;
  /** On top of what there is. */
  const commit = async (...changes: object[]) => {
    const answer = await app.put({ ...onTop(version), changes });
    if (answer.status === 200) version += 1;
    return { ...answer, looks: looks.splice(0) };
  };
  const replace = async (...ids: string[]) => {
    const data = Object.fromEntries(ids.map((id) => [id, TODO]));
    const answer = await app.put({ ...onTop(version), commitId: `c${version + 1}`, data });
    if (answer.status === 200) version += 1;
    return answer;
  };
  const wait = (ms: number) => {
    now += ms;
  };
  return { ...app, commit, replace, wait, stored };
}

function noting(store: DocumentStore, note: (look: string) => void): DocumentStore {
  return {
    ...store,
    transact: (uid, work) =>
      store.transact(uid, (transaction) =>
        work({
          ...transaction,
          items: (type, ids) => {
            note(`items ${ids.join()}`);
            return transaction.items(type, ids);
          },
          count: (type, which) => {
            note(which);
            return transaction.count(type, which);
          },
        }),
      ),
  };
}

function metadataOf(body: unknown) {
  const [detail] = errorBodySchema.parse(body).error.details;
  assert.equal(detail?.reason, 'QUOTA_EXCEEDED');
  const { fieldViolations, ...others } = detail?.metadata ?? {};
  const fields = (fieldViolations as { field: string }[]).map(({ field }) => field);
  return { ...others, fields };
}

const NAMED = { quota: 'maxItemsPerType', dataType: 'TODOS' };

describe('The quota of items at the API door', () => {
  it('A20: refuses creations beyond it, names the last ones, and takes the rest without them', async () => {
    const app = appWithQuota(3);
    assert.equal((await app.commit(...created('a'))).status, 200);
    const { status, body } = await app.commit(...created('b', 'c', 'd', 'e'));
    assert.equal(status, 400);
    const fields = ['changes[2]', 'changes[3]'];
    assert.deepEqual(metadataOf(body), { ...NAMED, limit: 3, items: 1, fields });
    assert.equal((await app.commit(...created('b', 'c'))).status, 200);
    assert.equal((await app.commit(...created('d'))).status, 400);
  });

  it('A20, D26: edits and deletions go beside it, and make room', async () => {
    const app = appWithQuota(2);
    await app.commit(...created('a', 'b'));
    assert.equal((await app.commit(edited('a'), edited('b'))).status, 200);
    assert.equal((await app.commit(...created('c'), deleted('a'))).status, 200);
    const { body } = await app.commit(edited('b'), ...created('d'));
    assert.deepEqual(metadataOf(body).fields, ['changes[1]']);
    assert.equal((await app.commit(deleted('b'), deleted('none'))).status, 200);
    assert.equal((await app.commit(...created('a'))).status, 200);
    assert.deepEqual(metadataOf((await app.commit(...created('b'))).body).fields, ['changes[0]']);
  });

  it('A20, D26: what is beyond it, as it came in otherwise, can be edited and deleted', async () => {
    const app = appWithQuota(2);
    await app.commit(...created('a', 'b'));
    app.stored.edit('ann', 'TODOS', 'x', { version: 1, value: TODO });
    app.stored.edit('ann', 'TODOS', 'y', { version: 1, value: TODO });
    app.wait(600_000);
    assert.equal((await app.commit(edited('a'))).status, 200);
    assert.equal((await app.commit(deleted('a'))).status, 200);
    const { body } = await app.commit(...created('c'));
    assert.deepEqual(metadataOf(body).fields, ['changes[0]']);
  });

  it('A20: a commit that was taken before is answered as it was', async () => {
    const app = appWithQuota(1);
    const body = { ...onTop(0), commitId: 'c1', changes: created('a') };
    assert.equal((await app.put(body)).status, 200);
    assert.equal((await app.put(body)).status, 200);
  });

  it('A20, A12: replacing the whole counts too', async () => {
    const app = appWithQuota(2);
    assert.equal((await app.replace('a', 'b')).status, 200);
    assert.deepEqual(metadataOf((await app.replace('a', 'c', 'd')).body).fields, ['data.d']);
    assert.equal((await app.replace('c', 'd')).status, 200);
  });

  it('A20, A13: in a batch it is the refusal of its own type', async () => {
    const app = appWithQuota(1);
    const commits = [
      { dataType: 'TODOS', ...onTop(0), changes: created('a', 'b') },
      { dataType: 'SETTINGS', ...onTop(0), changes: [{ ...SETTING }] },
    ];
    const body = JSON.stringify({ commits });
    const answer = await app.send('POST', '/v1/sync/batch', { headers: JSON_HEADERS, body });
    const [todos, settings] = answer.body.results;
    assert.deepEqual(metadataOf(todos).fields, ['changes[1]']);
    assert.equal(settings.result.version, 1);
  });

  it('A20, A7: names up to 100', async () => {
    const app = appWithQuota(1);
    const ids = Array.from({ length: 120 }, (_, index) => `t${index}`);
    const { fields } = metadataOf((await app.commit(...created(...ids))).body);
    assert.deepEqual([fields.length, fields[0]], [MAX_PROBLEMS, 'changes[1]']);
  });

  it('A20: far from it, all that is asked is a count in 10 minutes', async () => {
    const app = appWithQuota(100);
    assert.deepEqual((await app.commit(...created('a'))).looks, ['all']);
    assert.deepEqual((await app.commit(...created('b'), edited('a'))).looks, []);
    app.wait(599_999);
    assert.deepEqual((await app.commit(...created('c'))).looks, []);
    app.wait(1);
    assert.deepEqual((await app.commit(deleted('c'))).looks, []);
    assert.deepEqual((await app.commit(edited('a'))).looks, ['all']);
  });

  it('A20: near it, the items that are written are looked at, and counted if some are new', async () => {
    const app = appWithQuota(3);
    await app.commit(...created('a', 'b'));
    assert.deepEqual((await app.commit(edited('a'), edited('b'))).looks, ['items a,b']);
    const { status, looks } = await app.commit(...created('c'));
    assert.deepEqual([status, looks], [200, ['items c', 'all', 'tombstones']]);
  });
});

const SETTING = { id: 'theme', value: { value: 'dark' }, editedAt: 1 };

describe('itemQuota', () => {
  const known = (quota: ItemQuota, uid: string) => quota.knownMost(uid, 'TODOS');

  it('A20: knows what was counted and has come since, of each user and type, for 10 minutes', () => {
    let now = 0;
    const quota = itemQuota(9, () => now);
    quota.added('ann', 'TODOS', 5);
    assert.equal(known(quota, 'ann'), null);
    quota.counted('ann', 'TODOS', 3);
    quota.added('ann', 'TODOS', 5);
    quota.added('ann', 'HABITS', 1);
    assert.deepEqual([known(quota, 'ann'), known(quota, 'bob')], [8, null]);
    now = 600_000;
    assert.equal(known(quota, 'ann'), null);
    now = -600_000;
    assert.equal(known(quota, 'ann'), null);
  });

  it('A20: forgets the oldest count of more than 10,000', () => {
    const quota = itemQuota(9, () => 0);
    quota.counted('first', 'TODOS', 1);
    quota.counted('second', 'TODOS', 1);
    quota.counted('first', 'TODOS', 1);
    for (let user = 2; user < 10_000; user += 1) quota.counted(`u${user}`, 'TODOS', 1);
    assert.equal(known(quota, 'second'), 1);
    quota.counted('last', 'TODOS', 1);
    assert.deepEqual([known(quota, 'second'), known(quota, 'first')], [null, 1]);
  });
});
