import assert from 'node:assert/strict';
import {
  allPullPagesSchema,
  allSnapshotsSchema,
  type PullPage,
  pullPageSchema,
  snapshotSchema,
} from '@daybook/protocol';
import { TODO } from '../../fixtures/items.ts';
import { onTop } from '../../fixtures/onTop.ts';
import { JSON_HEADERS, NOW, reasonOf, testApp } from './support/testApp.ts';

const LINK = { title: 'Docs', url: 'https://example.com/', order: 'a', createdAt: 1 };

const BROKEN: Record<string, Record<string, unknown>> = {
  'no version': { version: undefined },
  'a text for version': { version: '2' },
  'a fraction for version': { version: 2.5 },
  'version 0': { version: 0 },
  'no commitId': { commitId: undefined },
  'a number for commitId': { commitId: 7 },
  'a commitId that is none': { commitId: 'two words' },
};

/** Two commits of todos, the second from another device, and one of a link. */
async function appWith(head: Record<string, unknown>) {
  const app = testApp();
  const change = (id: string, value: object) => ({ id, value, editedAt: 1 });
  await app.put({ ...onTop(0), changes: [change('a', TODO)] });
  await app.put({ ...onTop(1), changes: [change('b', TODO)] });
  const commits = [{ dataType: 'QUICK_LINKS', ...onTop(0), changes: [change('l', LINK)] }];
  await batch(app, commits);
  app.store.edit('ann', 'TODOS', null, head);
  return app;
}

const batch = (app: ReturnType<typeof testApp>, commits: object[]) =>
  app.send('POST', '/v1/sync/batch', { headers: JSON_HEADERS, body: JSON.stringify({ commits }) });

describe('The API app on heads that somebody has edited', () => {
  for (const [name, fields] of Object.entries(BROKEN)) {
    it(`D19: ${name} stops that type, by an error of its own, and no other`, async () => {
      const app = await appWith(fields);
      const change = { id: 'x', value: TODO, editedAt: 1 };
      const answers = [
        await app.send('GET', '/v1/sync/TODOS'),
        await app.send('GET', '/v1/sync/TODOS?since=0'),
        await app.send('GET', `/v1/sync/TODOS?since=1~c1@${NOW}`),
        await app.put({ ...onTop(2), changes: [change] }),
        await app.put({ ...onTop(2), data: {} }),
      ];
      for (const { status, body } of answers) {
        assert.deepEqual([status, reasonOf(body)], [500, 'INTERNAL']);
      }
      const commits = [
        { dataType: 'TODOS', ...onTop(2), changes: [change] },
        { dataType: 'QUICK_LINKS', ...onTop(1), changes: [{ ...change, value: LINK }] },
      ];
      const { results } = (await batch(app, commits)).body;
      assert.equal(results[0].error.details[0].reason, 'INTERNAL');
      assert.equal(results[1].result.version, 2);
      const lines = app.logged.filter(({ message }) => message === 'documents not understood');
      assert.equal(lines.length, answers.length + 1);
      assert.deepEqual(lines[0]?.documents, [
        { path: 'users/ann/sync/TODOS', fields: Object.keys(fields) },
      ]);
      assert.ok(!app.logged.some(({ message }) => message === 'request failed'));
    });
  }

  it('D19, A8: all types at once come without it, with its error, and its cursor stays', async () => {
    const app = await appWith({ version: 'two' });
    const whole = allSnapshotsSchema.parse((await app.send('GET', '/v1/sync/all')).body);
    assert.deepEqual(Object.keys(whole.dataTypes).sort(), [
      ...['FOCUS_HISTORY', 'HABITS', 'QUICK_LINKS', 'SETTINGS'],
    ]);
    assert.equal(whole.errors?.TODOS?.details[0]?.reason, 'INTERNAL');
    const since = encodeURIComponent(`TODOS:1~c1@${NOW},HABITS:0`);
    const { body } = await app.send('GET', `/v1/sync/all?since=${since}`);
    const pages = allPullPagesSchema.parse(body);
    assert.deepEqual(
      pages.dataTypes.QUICK_LINKS?.changes.map(({ id }) => id),
      ['l'],
    );
    assert.deepEqual([pages.dataTypes.TODOS, pages.hasMore], [undefined, false]);
    assert.equal(pages.errors?.TODOS?.code, 500);
    assert.match(pages.cursor, new RegExp(`TODOS:1~c1@${NOW}(,|$)`));
  });

  it('D19, A14: the export has the items, and the head as it is stored', async () => {
    const app = await appWith({ version: 'two', changes: undefined });
    const { status, body, response } = await app.send('GET', '/v1/sync/export');
    assert.equal(status, 200);
    const name = `daybook-${new Date(NOW).toISOString().slice(0, 10)}.json`;
    assert.equal(response.headers.get('Content-Disposition'), `attachment; filename="${name}"`);
    assert.deepEqual(Object.keys(body.dataTypes.TODOS.data), ['a', 'b']);
    assert.deepEqual(Object.keys(body.broken), ['users/ann/sync/TODOS']);
    assert.equal(body.broken['users/ann/sync/TODOS'].version, 'two');
  });

  it('D19, A15: erasing replaces it by one above all that was there', async () => {
    const app = await appWith({ version: 'two', purgedThrough: 40 });
    const { status, body } = await app.send('DELETE', '/v1/sync');
    assert.equal(status, 200);
    assert.equal(body.dataTypes.TODOS.version, 41);
    const page = await app.send('GET', `/v1/sync/TODOS?since=2~c2@${NOW}`);
    assert.equal(reasonOf(page.body), 'CURSOR_EXPIRED');
    const parent = body.dataTypes.TODOS.commitId;
    const commit = { version: 41, parent, changes: [{ id: 'x', value: TODO, editedAt: 1 }] };
    assert.equal((await app.put(commit)).status, 200);
    assert.deepEqual(idsIn((await app.send('GET', '/v1/sync/TODOS?since=0')).body), ['x']);
  });

  it('D19, A15: … and what is no version, or leaves no room for the next, is not among that', async () => {
    for (const fields of [
      { version: '70', purgedThrough: 4.5 },
      { version: -1, purgedThrough: Number.MAX_SAFE_INTEGER },
    ]) {
      const app = await appWith(fields);
      const { body } = await app.send('DELETE', '/v1/sync');
      assert.equal(body.dataTypes.TODOS.version, 3);
    }
  });

  it('D19: other wrong fields stop nothing, are logged, and are written by the next commit', async () => {
    const wrong = { updatedAt: 'today', schema: 'one', parent: 5, deviceId: '', changes: 'none' };
    const app = await appWith(wrong);
    const whole = snapshotSchema.parse((await app.send('GET', '/v1/sync/TODOS')).body);
    assert.deepEqual([whole.updatedAt, Object.keys(whole.data)], [null, ['a', 'b']]);
    const [line] = app.logged.filter(({ message }) => message === 'documents not understood');
    assert.deepEqual(line?.documents, [
      {
        path: 'users/ann/sync/TODOS',
        fields: ['parent', 'deviceId', 'schema', 'updatedAt'],
      },
    ]);
    const page = await app.send('GET', `/v1/sync/TODOS?since=1~c1@${NOW}`);
    assert.deepEqual(idsIn(page.body), ['b']);
    const change = { id: 'x', value: TODO, editedAt: 1 };
    assert.equal((await app.put({ ...onTop(2), parent: 'c2', changes: [change] })).status, 200);
    app.logged.length = 0;
    assert.equal((await app.send('GET', '/v1/sync/TODOS')).status, 200);
    assert.deepEqual(
      app.logged.map(({ message }) => message),
      ['request'],
    );
  });

  for (const purgedThrough of ['two', 1.5, 99, -1, null]) {
    it(`D19, P6: purgedThrough ${purgedThrough} expires what may have missed a deletion, once`, async () => {
      const app = await appWith({ purgedThrough });
      const since = async (cursor: string) =>
        (await app.send('GET', `/v1/sync/TODOS?since=${cursor}@${NOW}`)).body;
      assert.equal(reasonOf(await since('1~c1')), 'CURSOR_EXPIRED');
      assert.deepEqual(idsIn((await app.send('GET', '/v1/sync/TODOS?since=0')).body), ['a', 'b']);
      assert.deepEqual(idsIn(await since('2~c2')), []);
      const change = { id: 'x', value: TODO, editedAt: 1 };
      await app.put({ ...onTop(2), changes: [change] });
      assert.deepEqual(idsIn(await since('2~c2')), ['x']);
      assert.equal(reasonOf(await since('1~c1')), 'CURSOR_EXPIRED');
    });
  }
});

function idsIn(body: unknown): string[] {
  const { changes }: PullPage = pullPageSchema.parse(body);
  return changes.map(({ id }) => id);
}
