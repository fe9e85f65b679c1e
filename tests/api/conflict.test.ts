import assert from 'node:assert/strict';
import { LIMITS, type PullPage } from '@daybook/protocol';
import { apiClient, type Client, metadataOf, refusalOf } from '../../tools/clients/apiClient.ts';
import { newUser } from '../../tools/clients/users.ts';
import { TODO } from '../fixtures/items.ts';
import { onTop } from '../fixtures/onTop.ts';

const change = (id: string, fields: object = {}) => ({
  id,
  value: { ...TODO, ...fields },
  editedAt: 1,
});

describe('A conflict', () => {
  let client: Client;
  beforeEach(async () => {
    client = apiClient(await newUser());
  });
  const put = (body: object) => client.put('/sync/TODOS', body);

  it('A5, P20: carries as many changes as its bytes allow, and the cursor to pull on from', async () => {
    const notes = 'x'.repeat(5000);
    const ids = Array.from({ length: 60 }, (_, n) => `t${String(n).padStart(2, '0')}`);
    await put({
      ...onTop(0),
      changes: ids.map((id) => change(id, { notes })),
    });
    const answer = await put({ version: 0, parent: null, changes: [change('mine')] });
    const page = metadataOf<PullPage>(answer);
    assert.equal(page.commitId, null);
    const bytes = JSON.stringify(page.changes).length;
    assert.ok(page.hasMore && bytes > LIMITS.maxConflictBytes * 0.9);
    assert.ok(bytes <= LIMITS.maxConflictBytes + page.changes.length);
    const rest = await client.get(`/sync/TODOS?since=${page.cursor}`);
    const pulled = [...page.changes, ...rest.json<PullPage>().changes];
    assert.deepEqual(
      pulled.map(({ id }) => id),
      ids,
    );
  });

  it('C2, A4: is a parent that is not the head’s commit, though the version is', async () => {
    await put({ ...onTop(0), changes: [change('t1')] });
    const answer = await put({ version: 1, parent: 'other', changes: [change('t1')] });
    assert.equal(refusalOf(answer), '409 VERSION_MISMATCH');
    const { cursor, changes } = metadataOf<PullPage>(answer);
    assert.deepEqual([cursor, changes], ['1~other', []]);
    assert.equal((await put({ version: 1, parent: 'c1', changes: [change('t1')] })).status, 200);
    const first = await client.put('/sync/HABITS', {
      version: 0,
      parent: 'c0',
      changes: [{ id: 'h', deleted: true, editedAt: 1 }],
    });
    assert.equal(refusalOf(first), '409 VERSION_MISMATCH');
  });
});
