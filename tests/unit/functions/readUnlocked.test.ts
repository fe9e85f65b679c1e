import assert from 'node:assert/strict';
import { readPageUnlocked } from '../../../functions/src/sync/readUnlocked.ts';
import type {
  ItemRead,
  ReadHead,
  SyncStore,
  UnlockedRead,
} from '../../../functions/src/sync/store.ts';
import { TODO } from '../../fixtures/items.ts';

const AT = new Date(1_800_000_000_000);
const NOW = AT.getTime();
const CURSOR = { version: 5, commitId: 'c5', at: NOW };
const ASKED = { limit: 2, maxBytes: 1_000_000, now: NOW };

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
  const seen = { head: headAt(6), items: [itemAt(6)], ...found };
  const store = { readUnlocked: async () => seen } as Partial<SyncStore> as SyncStore;
  const result = await readPageUnlocked(store, 'ann', 'TODOS', cursor, ASKED);
  return result && [result.page.changes.map(({ id }) => id), result.page.cursor];
}

describe('readPageUnlocked', () => {
  it('P2: takes head and items that must be of one moment', async () => {
    assert.deepEqual(await readUnlocked({}), [['t6'], `6~c6@${NOW}`]);
    assert.deepEqual(await readUnlocked({ head: headAt(5), items: [] }), [[], `5~c5@${NOW}`]);
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

  it('P6: leaves it to a transaction when the cursor is expired', async () => {
    assert.equal(await readUnlocked({ head: headAt(6, { purgedThrough: 6 }) }), null);
    assert.equal(await readUnlocked({}, { ...CURSOR, at: 1 }), null);
    const other = { ...CURSOR, version: 6, commitId: 'other' };
    assert.equal(await readUnlocked({ items: [] }, other), null);
  });
});
