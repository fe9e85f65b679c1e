import assert from 'node:assert/strict';
import { type PullPage, pullPageSchema, snapshotSchema } from '@daybook/protocol';
import { allItems } from '../../fakes/allItems.ts';
import { BROKEN_ITEMS } from '../../fixtures/brokenItems.ts';
import { TODO } from '../../fixtures/items.ts';
import { onTop } from '../../fixtures/onTop.ts';
import { NOW, reasonOf, testApp } from './support/testApp.ts';

type App = ReturnType<typeof testApp>;

/** Commits of one todo each, from version 1. */
async function appWith(ids: readonly string[]): Promise<App> {
  const app = testApp();
  for (const [version, id] of ids.entries()) await write(app, version, id);
  return app;
}

async function write(app: App, version: number, ...ids: string[]) {
  const changes = ids.map((id) => ({ id, value: TODO, editedAt: 1 }));
  const answer = await app.put({ ...onTop(version), changes });
  assert.equal(answer.status, 200);
}

async function page(app: App, query: string): Promise<PullPage> {
  const { status, body } = await app.send('GET', `/v1/sync/TODOS?${query}`);
  assert.equal(status, 200);
  return pullPageSchema.parse(body);
}

const WHOLE = {
  ...{ version: 2, commitId: 'c2', deviceId: 'd', editedAt: 1, value: TODO },
  updatedAt: new Date(NOW),
};

const idsIn = ({ changes }: PullPage) => changes.map(({ id }) => id);
const problemsIn = ({ logged }: App) =>
  logged.filter(({ message }) => message === 'documents not understood');

describe('The API app on items that somebody has edited', () => {
  for (const [name, { id = 'b', fields, named }] of Object.entries(BROKEN_ITEMS)) {
    it(`D18: leaves out one with ${name}, and answers all else`, async () => {
      const app = await appWith(['a', 'b', 'c']);
      const before = id === 'b' ? {} : WHOLE;
      app.store.edit('ann', 'TODOS', id, { ...before, ...fields });
      const left = id === 'b' ? ['a', 'c'] : ['a', 'b', 'c'];
      const hasPlace = !('version' in fields) || typeof fields.version === 'number';
      const first = await page(app, 'since=0');
      assert.deepEqual(idsIn(first), left);
      assert.deepEqual(first.skipped, id === 'b' && hasPlace ? ['b'] : undefined);
      assert.deepEqual([first.cursor, first.hasMore], [`3~c3@${NOW}`, false]);
      app.logged.length = 0;
      const whole = snapshotSchema.parse((await app.send('GET', '/v1/sync/TODOS')).body);
      assert.deepEqual(Object.keys(whole.data).sort(), left);
      const [line, ...more] = problemsIn(app);
      assert.deepEqual(more, []);
      assert.deepEqual(line?.documents, [
        { path: `users/ann/sync/TODOS/items/${id}`, fields: named },
      ]);
    });
  }

  it('D18: so it is behind a cursor', async () => {
    const app = await appWith(['a', 'b', 'c']);
    app.store.edit('ann', 'TODOS', 'b', { editedAt: 'today' });
    const { skipped, ...rest } = await page(app, `since=1~c1@${NOW}`);
    assert.deepEqual(
      [skipped, rest.changes.map(({ id }) => id), rest.cursor],
      [['b'], ['c'], `3~c3@${NOW}`],
    );
  });

  it('D18: passes over fields that items don’t have', async () => {
    const app = await appWith(['a']);
    app.store.edit('ann', 'TODOS', 'a', { extra: 'hello', deleted: false });
    const [change] = (await page(app, 'since=0')).changes;
    assert.deepEqual(Object.keys(change ?? {}).sort(), [
      ...['commitId', 'deviceId', 'editedAt', 'id', 'updatedAt', 'value', 'version'],
    ]);
    assert.deepEqual(problemsIn(app), []);
  });

  it('D18, P3: goes on behind whole pages of broken items, at fractions of versions too', async () => {
    const app = testApp();
    await write(app, 0, 'first');
    const ids = Array.from({ length: 30 }, (_, index) => `t${String(index).padStart(2, '0')}`);
    await write(app, 1, ...ids);
    await write(app, 2, 'last');
    for (const [index, id] of ids.entries()) {
      if (index === 17) continue;
      app.store.edit('ann', 'TODOS', id, index % 2 ? { editedAt: 'now' } : { version: 2.5 });
    }
    for (const limit of [1, 2, 3, 40]) {
      const seen: string[] = [];
      let since = '0';
      for (let count = 0; count < 9; count += 1) {
        const next = await page(app, `since=${since}&limit=${limit}`);
        seen.push(...idsIn(next));
        since = next.cursor;
        if (!next.hasMore) break;
      }
      assert.deepEqual(seen, ['first', 't17', 'last'], `limit ${limit}`);
      assert.equal(since, `3~c3@${NOW}`);
    }
  });

  it('D18, P3: so it is where the last of those that were read is broken', async () => {
    const app = await appWith(['a', 'b', 'c', 'd', 'e', 'f']);
    for (const id of ['b', 'c', 'd']) app.store.edit('ann', 'TODOS', id, { editedAt: 'now' });
    const first = await page(app, 'since=0&limit=2');
    assert.deepEqual(
      [idsIn(first), first.skipped],
      [
        ['a', 'e'],
        ['b', 'c', 'd'],
      ],
    );
  });

  it('D18: what is broken behind a page isn’t named in it', async () => {
    const app = await appWith(['a', 'b', 'c']);
    app.store.edit('ann', 'TODOS', 'c', { editedAt: 'now' });
    const first = await page(app, 'since=0&limit=1');
    assert.deepEqual([idsIn(first), first.skipped], [['a'], undefined]);
  });

  it('A14: the export names nothing as broken where nothing is', async () => {
    const app = await appWith(['a']);
    const { body } = await app.send('GET', '/v1/sync/export');
    assert.ok(!('broken' in body));
  });

  it('D18, P2: has no more where only broken items follow, and ends at the head', async () => {
    const app = await appWith(['a', 'b', 'c']);
    for (const id of ['b', 'c']) app.store.edit('ann', 'TODOS', id, { value: 'text' });
    const only = await page(app, 'since=0&limit=1');
    assert.deepEqual([idsIn(only), only.cursor, only.hasMore], [['a'], `3~c3@${NOW}`, false]);
    const none = await page(app, `since=1~c1@${NOW}`);
    assert.deepEqual([idsIn(none), none.cursor, none.hasMore], [[], `3~c3@${NOW}`, false]);
  });

  it('D18, P6: an item above the head leads to no cursor that would be ahead of it', async () => {
    const app = testApp();
    await write(app, 0, 'a', 'b', 'c');
    app.store.edit('ann', 'TODOS', 'b', { version: 999 });
    await write(app, 1, 'd');
    const first = await page(app, 'since=0&limit=2');
    const second = await page(app, `since=${first.cursor}&limit=2`);
    assert.deepEqual([...idsIn(first), ...idsIn(second)], ['a', 'c', 'd']);
    assert.deepEqual([second.cursor, second.hasMore], [`2~c2@${NOW}`, false]);
  });

  it('P3, P6: another commitId on an item of the head leads to no expired cursor', async () => {
    const app = testApp();
    await write(app, 0, 'a', 'b', 'c');
    app.store.edit('ann', 'TODOS', 'a', { commitId: 'other' });
    const first = await page(app, 'since=0&limit=1');
    const second = await page(app, `since=${first.cursor}&limit=9`);
    assert.deepEqual([idsIn(first), idsIn(second)], [['a'], ['b', 'c']]);
  });

  it('D18, A5: a conflict carries what can be read', async () => {
    const app = await appWith(['a', 'b', 'c']);
    app.store.edit('ann', 'TODOS', 'b', { editedAt: 1.5 });
    const { status, body } = await app.put({
      ...{ version: 1, parent: 'c1', since: `1~c1@${NOW}` },
      changes: [{ id: 'x', value: TODO, editedAt: 1 }],
    });
    assert.deepEqual([status, reasonOf(body)], [409, 'VERSION_MISMATCH']);
    const merge = pullPageSchema.parse(body.error.details[0].metadata);
    assert.deepEqual([idsIn(merge), merge.skipped], [['c'], ['b']]);
  });

  it('D18, A12: replacing the whole overwrites what is broken, and leaves equal items as they are', async () => {
    const app = await appWith(['a', 'b', 'c']);
    app.store.edit('ann', 'TODOS', 'b', { editedAt: 'long ago' });
    app.store.edit('ann', 'TODOS', 'c', { version: 'three' });
    app.store.edit('ann', 'TODOS', 'not an id', { value: 1 });
    const replaced = await app.put({ ...onTop(3), data: { a: TODO, b: TODO } });
    assert.deepEqual([replaced.status, replaced.body.version], [200, 4]);
    const after = await page(app, 'since=0');
    assert.deepEqual(
      after.changes.map((change) => [change.id, change.version, 'deleted' in change]),
      [
        ['a', 1, false],
        ['b', 4, false],
        ['c', 4, true],
      ],
    );
    const again = await app.put({ ...onTop(4), data: { a: TODO, b: TODO } });
    assert.equal(again.body.version, 4);
  });

  it('D18, A15: erasing removes what is broken too, and nothing that came after', async () => {
    const app = await appWith(['a', 'b', 'c', 'd', 'e']);
    app.store.edit('ann', 'TODOS', 'b', { version: 'two' });
    app.store.edit('ann', 'TODOS', 'c', { version: 999 });
    app.store.edit('ann', 'TODOS', 'd', { version: undefined });
    app.store.edit('ann', 'TODOS', 'e', { version: 5.5 });
    const { status, body } = await app.send('DELETE', '/v1/sync');
    assert.equal(status, 200);
    assert.deepEqual(await app.store.read('ann', allItems), []);
    const parent = body.dataTypes.TODOS.commitId;
    await app.put({ version: 6, parent, changes: [{ id: 'f', value: TODO, editedAt: 1 }] });
    assert.equal(await app.store.removeItems('ann', 'TODOS', 6, 9), 0);
  });

  it('D18, A14: the export has what is broken as it is stored', async () => {
    const app = await appWith(['a', 'b']);
    app.store.edit('ann', 'TODOS', 'b', { value: 'only text', updatedAt: 'yesterday' });
    const { status, body } = await app.send('GET', '/v1/sync/export');
    assert.equal(status, 200);
    assert.deepEqual(body.dataTypes.TODOS.data, { a: TODO });
    assert.deepEqual(body.broken, {
      'users/ann/sync/TODOS/items/b': {
        ...{ version: 2, commitId: 'c2', deviceId: 'api', editedAt: 1 },
        ...{ value: 'only text', updatedAt: 'yesterday' },
      },
    });
  });

  it('D18: logs no content, and no more than 20 documents by name', async () => {
    const app = testApp();
    const ids = Array.from({ length: 25 }, (_, index) => `t${index}`);
    await write(app, 0, ...ids);
    for (const id of ids)
      app.store.edit('ann', 'TODOS', id, { value: 'my secret', note: 'secret' });
    await page(app, 'since=0');
    const { count, documents } = problemsIn(app)[0] ?? {};
    assert.deepEqual([count, (documents as unknown[]).length], [25, 20]);
    assert.ok(!JSON.stringify(app.logged).includes('secret'));
  });
});
