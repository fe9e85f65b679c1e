import assert from 'node:assert/strict';
import { PURGE_NOTICE_MS } from '../../../functions/src/sync/purgeHead.ts';
import { readPageUnlocked } from '../../../functions/src/sync/readUnlocked.ts';
import type {
  ItemRead,
  ReadHead,
  SyncStore,
  UnlockedRead,
} from '../../../functions/src/sync/store.ts';
import { TODO } from '../../fixtures/items.ts';

const AT = new Date(1_800_000_000_000);
const CURSOR = { version: 5, commitId: 'c5' };
const SIZE = { limit: 2, maxBytes: 1_000_000 };

const headAt = (version: number, fields: Partial<ReadHead> = {}): ReadHead => ({
  ...{ version, commitId: `c${version}`, parent: `c${version - 1}`, deviceId: 'd', schema: 1 },
  updatedAt: AT,
  ...fields,
});
const itemAt = (version: number, id = `t${version}`): ItemRead => ({
  id,
  item: {
    version,
    commitId: `c${version}`,
    deviceId: 'd',
    editedAt: 1,
    updatedAt: AT,
    value: TODO,
  },
});

async function readUnlocked(
  found: Partial<NonNullable<UnlockedRead>>,
  cursor: typeof CURSOR = CURSOR,
) {
  const seen = { head: headAt(6), items: [itemAt(6)], itemsLaterBy: 0, ...found };
  const store = { readUnlocked: async () => seen } as Partial<SyncStore> as SyncStore;
  const result = await readPageUnlocked(store, 'ann', 'TODOS', cursor, SIZE);
  return result && [result.page.changes.map(({ id }) => id), result.page.cursor];
}

describe('readPageUnlocked', () => {
  it('P2: takes head and items that must be of one moment', async () => {
    assert.deepEqual(await readUnlocked({}), [['t6'], '6~c6']);
    assert.deepEqual(await readUnlocked({ head: headAt(5), items: [] }), [[], '5~c5']);
    assert.deepEqual(await readUnlocked({ itemsLaterBy: -99_999 }), [['t6'], '6~c6']);
  });

  it('P2: leaves it to a transaction when a commit may have come between', async () => {
    assert.equal(await readUnlocked({ head: headAt(7) }), null);
    assert.equal(await readUnlocked({ items: [itemAt(6), itemAt(7)] }), null);
    assert.equal(await readUnlocked({ items: [] }), null);
    assert.equal(await readUnlocked({ head: null, items: [] }), null);
  });

  it('P2: leaves it to a transaction when more pages follow', async () => {
    assert.equal(await readUnlocked({ items: ['a', 'b', 'c'].map((id) => itemAt(6, id)) }), null);
  });

  it('P6: leaves it to a transaction when the cursor is expired, or a purge may have been missed', async () => {
    assert.equal(await readUnlocked({ head: headAt(6, { purgedThrough: 6 }) }), null);
    assert.equal(await readUnlocked({ itemsLaterBy: PURGE_NOTICE_MS }), null);
    const other = { version: 6, commitId: 'other' };
    assert.equal(await readUnlocked({ items: [] }, other), null);
  });
});
