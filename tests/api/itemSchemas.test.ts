import assert from 'node:assert/strict';
import { apiClient, refusalOf } from '../../tools/clients/apiClient.ts';
import { newUser } from '../../tools/clients/users.ts';
import { IMPOSSIBLE_IDS, ITEM_CASES } from '../fixtures/itemCases.ts';
import { TODO } from '../fixtures/items.ts';
import { onTop } from '../fixtures/onTop.ts';

describe('Item schemas in the API', () => {
  it('C6: judges items as their schemas do', async () => {
    const client = apiClient(await newUser());
    // NaN and Infinity can't be said in JSON, nor can -0 be heard in it: JSON.stringify makes them null and 0.
    const cases = ITEM_CASES.filter(({ value }) => isSameInJson(value));
    const versions = new Map<string, number>();
    const differing: string[] = [];
    for (const { name, type, id, value, isValid } of cases) {
      const version = versions.get(type) ?? 0;
      const answer = await client.put(`/sync/${type}`, {
        ...onTop(version),
        changes: [{ id, value, editedAt: 1 }],
      });
      if (answer.status === 200) versions.set(type, version + 1);
      if (answer.status !== (isValid ? 200 : 400)) differing.push(`${name}: ${answer.status}`);
    }
    assert.deepEqual(differing, []);
    for (const id of IMPOSSIBLE_IDS) {
      assert.equal(
        refusalOf(
          await client.put('/sync/TODOS', {
            version: 0,
            parent: null,
            changes: [{ id, value: TODO, editedAt: 1 }],
          }),
        ),
        '400 INVALID_REQUEST',
      );
    }
  });
});

function isSameInJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(isSameInJson);
}
