import assert from 'node:assert/strict';
import { errorBodySchema, type Head, LIMITS, type PullPage } from '@daybook/protocol';
import { cursorExpiry } from '../../../functions/src/sync/expiry.ts';
import { pageOf } from '../../../functions/src/sync/pull.ts';
import { memorySyncStore } from '../../fakes/memorySyncStore.ts';
import { QUICK_LINK, TODO } from '../../fixtures/items.ts';
import { onTop } from '../../fixtures/onTop.ts';
import { commitOn, JSON_HEADERS, NOW, reasonOf, testApp } from './support/testApp.ts';

const AT = new Date(1_800_000_000_000);
const HEAD: Head<Date> = {
  ...{ version: 3, commitId: 'c3', parent: 'c2', deviceId: 'd', schema: 1, updatedAt: AT },
};
const META = { version: 3, commitId: 'c3', deviceId: 'd', editedAt: 1, updatedAt: AT };
const FOUND = ['a', 'b', 'c'].map((id) => ({ id, item: { ...META, value: TODO } }));
const CURSOR = { version: 2, commitId: 'c2' };

const idsWithin = (maxBytes: number, limit = 10) => {
  const { changes, hasMore, cursor } = pageOf('TODOS', HEAD, CURSOR, FOUND, { limit, maxBytes });
  return [changes.map(({ id }) => id).join(''), hasMore, cursor];
};

describe('Pages of a pull', () => {
  const [change] = pageOf('TODOS', HEAD, CURSOR, FOUND, { limit: 1, maxBytes: 1e9 }).changes;
  const bytes = Buffer.byteLength(JSON.stringify(change));

  it('P2, P3: end before they would hold more than their bytes, but have one change at least', () => {
    assert.deepEqual(idsWithin(3 * bytes), ['abc', false, '3~c3']);
    assert.deepEqual(idsWithin(3 * bytes - 1), ['ab', true, '3~c3~b']);
    assert.deepEqual(idsWithin(2 * bytes), ['ab', true, '3~c3~b']);
    assert.deepEqual(idsWithin(bytes), ['a', true, '3~c3~a']);
    assert.deepEqual(idsWithin(1), ['a', true, '3~c3~a']);
  });

  it('P2, P3: hold so many changes, however small', () => {
    assert.deepEqual(idsWithin(1e9, 2), ['ab', true, '3~c3~b']);
    assert.deepEqual(idsWithin(1e9, 3), ['abc', false, '3~c3']);
  });

  it('P4, P6: expire where nothing was ever written, and say where the data is instead', () => {
    const { metadata } = cursorExpiry(CURSOR, null) ?? {};
    assert.deepEqual(metadata, { version: 0, commitId: null });
    const ahead = cursorExpiry({ version: 4, commitId: 'c4' }, HEAD);
    assert.deepEqual(ahead?.metadata, { version: 3, commitId: 'c3' });
    assert.equal(cursorExpiry({ version: 3, commitId: 'c3' }, HEAD), null);
    // The place of a pull that began before the server was put back.
    const place = { version: 2, commitId: 'c2', after: 'a', begunAt: 4 };
    assert.deepEqual(cursorExpiry(place, HEAD)?.metadata, { version: 3, commitId: 'c3' });
    assert.equal(cursorExpiry({ ...place, begunAt: 3 }, HEAD), null);
    assert.equal(cursorExpiry({ version: 0, commitId: null }, null), null);
  });
});

describe('How the API app reads', () => {
  it('A4, P20: lets nothing be committed on a page that isn’t the last', async () => {
    const app = testApp();
    const change = (id: string) => ({ id, value: TODO, editedAt: 1 });
    await app.put({ ...onTop(0), changes: ['a', 'b', 'c'].map(change) });
    const read = async (query: string) => (await app.send('GET', `/v1/sync/${query}`)).body;
    const commitAfter = async ({ version, commitId: parent, hasMore }: PullPage) =>
      [hasMore, (await app.put({ version, parent, changes: [change('d')] })).status] as const;
    const all = (await read('all?since=0&limit=2')).dataTypes.TODOS;
    const stale = await app.put({ version: 0, parent: null, changes: [change('d')] });
    const first = await read('TODOS?since=0&limit=2');
    assert.equal(stale.body.error.details[0].metadata.commitId, 'c1');
    for (const page of [all, first]) assert.deepEqual(await commitAfter(page), [true, 409]);
    const last = await read(`TODOS?since=${first.cursor}&limit=2`);
    assert.deepEqual(await commitAfter(last), [false, 200]);
  });

  it('P3: many items of one version in many pages, each once', async () => {
    const app = testApp();
    const changes = ['a', 'b', 'c', 'd'].map((id) => ({ id, value: TODO, editedAt: 1 }));
    await app.put({ version: 0, parent: null, changes });
    const seen: string[] = [];
    for (let since = '0', hasMore = true; hasMore; ) {
      const { body } = await app.send('GET', `/v1/sync/TODOS?since=${since}&limit=1`);
      seen.push(...body.changes.map(({ id }: { id: string }) => id));
      ({ cursor: since, hasMore } = body);
    }
    assert.deepEqual(seen, ['a', 'b', 'c', 'd']);
  });

  it('P2, A15: at once behind a cursor where nothing is broken, else in a transaction', async () => {
    const memory = memorySyncStore(() => NOW);
    let reads: string[] = [];
    const store: typeof memory = {
      ...memory,
      read: (...asked) => {
        reads.push('in a transaction');
        return memory.read(...asked);
      },
      readUnlocked: (...asked) => {
        reads.push('at once');
        return memory.readUnlocked(...asked);
      },
    };
    const app = testApp({ store });
    for (const version of [0, 1]) await app.put(commitOn(version));
    const readsOf = async (since: string) => {
      reads = [];
      assert.equal((await app.send('GET', `/v1/sync/TODOS?since=${since}`)).status, 200);
      return reads;
    };
    assert.deepEqual(await readsOf('1~c1'), ['at once']);
    assert.deepEqual(await readsOf('0'), ['in a transaction']);
    memory.edit('ann', 'TODOS', 't1', { editedAt: 'today' });
    assert.deepEqual(await readsOf('1~c1'), ['at once', 'in a transaction']);
  });
});

describe('Pages of all data types', () => {
  it('A8: are read one after the other', async () => {
    const memory = memorySyncStore(() => NOW);
    let running = 0;
    const most: number[] = [];
    const store: typeof memory = {
      ...memory,
      read: (uid, work) =>
        memory.read(uid, (reader) =>
          work({
            ...reader,
            itemsAfter: async (...asked) => {
              running += 1;
              most.push(running);
              const found = await reader.itemsAfter(...asked);
              running -= 1;
              return found;
            },
          }),
        ),
    };
    const app = testApp({ store });
    for (const [type, value] of Object.entries({ TODOS: TODO, QUICK_LINKS: QUICK_LINK })) {
      const commit = { ...onTop(0), changes: [{ id: 'a', value, editedAt: 1 }] };
      const init = { headers: JSON_HEADERS, body: JSON.stringify(commit) };
      assert.equal((await app.send('PUT', `/v1/sync/${type}`, init)).status, 200);
    }
    assert.equal((await app.send('GET', '/v1/sync/all?since=0')).status, 200);
    assert.deepEqual(most, [1, 1]);
  });
});

describe('An expired cursor', () => {
  it('P6, P3: may be a place amid the version through which deletions are purged', () => {
    const head = { ...HEAD, purgedThrough: 2 };
    assert.equal(cursorExpiry(CURSOR, head), null);
    const place = { ...CURSOR, after: 'a' };
    assert.deepEqual(cursorExpiry(place, head)?.metadata, { version: 3, commitId: 'c3' });
    assert.equal(cursorExpiry({ ...place, begunAt: 2 }, head), null);
    assert.equal(cursorExpiry({ ...place, version: 3, commitId: 'c3' }, head), null);
  });
});

describe('Replacing a whole type', () => {
  it('A12, A3: is refused where that changes too much, with what is allowed', async () => {
    const { send } = testApp();
    const replace = (count: number) => {
      const ids = Array.from({ length: count }, (_, index) => `t${index}`);
      const data = Object.fromEntries(ids.map((id) => [id, TODO]));
      const body = JSON.stringify({ version: 0, parent: null, data });
      return send('PUT', '/v1/sync/TODOS', { headers: JSON_HEADERS, body });
    };
    const { status, body } = await replace(LIMITS.maxChangesPerCommit + 1);
    assert.deepEqual([status, reasonOf(body)], [413, 'REQUEST_TOO_LARGE']);
    const [detail] = errorBodySchema.parse(body).error.details;
    assert.deepEqual(detail?.metadata, { maxChanges: LIMITS.maxChangesPerCommit });
    assert.equal((await replace(LIMITS.maxChangesPerCommit)).status, 200);
  });
});
