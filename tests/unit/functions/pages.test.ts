import assert from 'node:assert/strict';
import { type Cursor, errorBodySchema, type Head, LIMITS, type PullPage } from '@daybook/protocol';
import { cursorOf } from '../../../functions/src/sync/cursorOf.ts';
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
const CURSOR = { version: 2, commitId: 'c2', at: NOW - 1 };

const idsWithin = (maxBytes: number, limit = 10) => {
  const { changes, hasMore, cursor } = pageOf('TODOS', HEAD, CURSOR, FOUND, {
    limit,
    maxBytes,
    now: NOW,
  });
  return [changes.map(({ id }) => id).join(''), hasMore, cursor];
};

describe('Pages of a pull', () => {
  const [change] = pageOf('TODOS', HEAD, CURSOR, FOUND, {
    limit: 1,
    maxBytes: 1e9,
    now: NOW,
  }).changes;
  const bytes = Buffer.byteLength(JSON.stringify(change));

  it('P2, P3: end before they would hold more than their bytes, but have one change at least', () => {
    assert.deepEqual(idsWithin(3 * bytes), ['abc', false, `3~c3@${NOW}`]);
    assert.deepEqual(idsWithin(3 * bytes - 1), ['ab', true, `3~c3~b@${NOW - 1}`]);
    assert.deepEqual(idsWithin(2 * bytes), ['ab', true, `3~c3~b@${NOW - 1}`]);
    assert.deepEqual(idsWithin(bytes), ['a', true, `3~c3~a@${NOW - 1}`]);
    assert.deepEqual(idsWithin(1), ['a', true, `3~c3~a@${NOW - 1}`]);
  });

  it('P2, P3: hold so many changes, however small', () => {
    assert.deepEqual(idsWithin(1e9, 2), ['ab', true, `3~c3~b@${NOW - 1}`]);
    assert.deepEqual(idsWithin(1e9, 3), ['abc', false, `3~c3@${NOW}`]);
  });

  it('P4, P6: expire where nothing was ever written, and say where the data is instead', () => {
    const { metadata } = cursorExpiry(CURSOR, null, NOW) ?? {};
    assert.deepEqual(metadata, { version: 0, commitId: null });
    const ahead = cursorExpiry({ version: 4, commitId: 'c4' }, HEAD, NOW);
    assert.deepEqual(ahead?.metadata, { version: 3, commitId: 'c3' });
    assert.equal(cursorExpiry({ version: 3, commitId: 'c3' }, HEAD, NOW), null);
    // The place of a pull that began before the server was put back.
    const place = { version: 2, commitId: 'c2', after: 'a', begunAt: 4 };
    assert.deepEqual(cursorExpiry(place, HEAD, NOW)?.metadata, { version: 3, commitId: 'c3' });
    assert.equal(cursorExpiry({ ...place, begunAt: 3 }, HEAD, NOW), null);
    assert.equal(cursorExpiry({ version: 0, commitId: null }, null, NOW), null);
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
    assert.deepEqual(await readsOf(`1~c1@${NOW}`), ['at once']);
    assert.deepEqual(await readsOf('0'), ['in a transaction']);
    memory.edit('ann', 'TODOS', 't1', { editedAt: 'today' });
    assert.deepEqual(await readsOf(`1~c1@${NOW}`), ['at once', 'in a transaction']);
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
    assert.equal(cursorExpiry(CURSOR, head, NOW), null);
    const place = { ...CURSOR, after: 'a' };
    assert.deepEqual(cursorExpiry(place, head, NOW)?.metadata, { version: 3, commitId: 'c3' });
    assert.equal(cursorExpiry({ ...place, begunAt: 2 }, head, NOW), null);
    const first = { ...place, version: 1, commitId: 'c1' };
    assert.ok(cursorExpiry(first, { ...HEAD, purgedThrough: 1 }, NOW));
    assert.equal(cursorExpiry({ ...place, version: 3, commitId: 'c3' }, head, NOW), null);
  });
});

describe('A cursor’s time', () => {
  const DAY = 24 * 60 * 60 * 1000;
  const LONGEST = LIMITS.cursorDays * DAY;
  const isExpired = (cursor: Cursor, head: Head<Date> = HEAD) =>
    cursorExpiry(cursor, head, NOW) !== null;

  it('P6: expires it after 90 days, where commits came after it', () => {
    const cursor = (at: number) => ({ version: 2, commitId: 'c2', at });
    assert.equal(isExpired(cursor(NOW - LONGEST)), false);
    assert.equal(isExpired(cursor(NOW - LONGEST - 1)), true);
    assert.equal(isExpired({ ...cursor(1), version: 3, commitId: 'c3' }), false);
    assert.match(cursorExpiry(cursor(1), HEAD, NOW)?.message ?? '', /too old/);
  });

  it('P6, P3: lets a place amid the first version go on', () => {
    assert.equal(isExpired({ version: 1, commitId: 'c1', after: 'a', at: NOW }), false);
  });

  it('P6: counts as too old where it is missing, or more than 5 minutes ahead', () => {
    const cursor = { version: 2, commitId: 'c2' };
    assert.equal(isExpired(cursor), true);
    assert.equal(isExpired({ ...cursor, at: NOW + LIMITS.maxClockAheadMs }), false);
    assert.equal(isExpired({ ...cursor, at: NOW + LIMITS.maxClockAheadMs + 1 }), true);
  });

  it('P6, P3: amid a pull, where the head isn’t the one that a pull from the start began at', () => {
    const old = { version: 2, commitId: 'c2', after: 'a', at: NOW - LONGEST - 1 };
    assert.equal(isExpired({ ...old, begunAt: 3 }), false);
    assert.equal(isExpired({ ...old, begunAt: 2 }), true);
    assert.equal(isExpired(old), true);
    assert.equal(isExpired({ ...old, version: 3, commitId: 'c3' }), true);
    assert.equal(isExpired({ ...old, begunAt: 2, at: NOW - LONGEST }), false);
  });

  it('P6: is that of what the pull began with until its last page, and of a first page from the start', () => {
    const cursorAfter = (from: Cursor, limit: number, now = NOW) =>
      pageOf('TODOS', HEAD, from, FOUND, { limit, maxBytes: 1e9, now }).cursor;
    const start: Cursor = { version: 0, commitId: null };
    assert.equal(cursorAfter(start, 1), `3~c3~a~3@${NOW}`);
    const place = { version: 3, commitId: 'c3', at: 7, after: 'a', begunAt: 2 };
    assert.equal(cursorAfter(place, 1), '3~c3~a~2@7');
    assert.equal(cursorAfter({ version: 2, commitId: 'c2' }, 1), '3~c3~a');
    assert.equal(cursorAfter(place, 3), `3~c3@${NOW}`);
    assert.equal(pageOf('TODOS', null, start, [], { limit: 1, maxBytes: 1, now: NOW }).cursor, '0');
  });
});

describe('A commit’s cursor', () => {
  it('A4, A5: is one only where it is of the version and parent that are named', () => {
    const since = '2~c2@7';
    assert.deepEqual(cursorOf({ version: 2, parent: 'c2', since }), {
      ...{ version: 2, commitId: 'c2', at: 7 },
    });
    const none = { version: 2, commitId: 'c2' };
    for (const other of ['3~c2@7', '2~c3@7', '2~c2~a@7', '0']) {
      assert.deepEqual(cursorOf({ version: 2, parent: 'c2', since: other }), none);
    }
    assert.deepEqual(cursorOf({ version: 2, parent: 'c2' }), none);
    assert.deepEqual(cursorOf({ version: 2, parent: null }).commitId, 'unknown');
    assert.deepEqual(cursorOf({ version: 0, parent: null, since }).version, 0);
  });

  it('A5, P6: decides whether a 409 has the changes to merge', async () => {
    const app = testApp();
    for (const version of [0, 1]) await app.put(commitOn(version));
    const stale = async (since?: string) => {
      const body = { version: 1, parent: 'c1', ...(since && { since }), changes: [] };
      const change = { id: 't2', value: TODO, editedAt: 1 };
      const { body: answer } = await app.put({ ...body, changes: [change] });
      const { changes, hasMore, cursor } = answer.error.details[0].metadata as PullPage;
      return [changes.length, hasMore, cursor];
    };
    assert.deepEqual(await stale(`1~c1@${NOW}`), [1, false, `2~c2@${NOW}`]);
    const tooOld = `1~c1@${NOW - 91 * 24 * 60 * 60 * 1000}`;
    assert.deepEqual(await stale(tooOld), [0, true, tooOld]);
    assert.deepEqual(await stale(), [0, true, '1~c1']);
    const { status, body } = await app.put({ ...commitOn(2), since: 'two' });
    assert.deepEqual([status, reasonOf(body)], [400, 'INVALID_REQUEST']);
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
