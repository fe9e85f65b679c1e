import assert from 'node:assert/strict';
import { type BatchResult, batchResultSchema } from '@daybook/protocol';
import { apiClient, type Client, metadataOf, refusalOf } from '../../tools/clients/apiClient.ts';
import { newUser, type User } from '../../tools/clients/users.ts';
import { placeIn } from '../fixtures/cursors.ts';
import { HABIT, QUICK_LINK, TODO } from '../fixtures/items.ts';
import { onTop } from '../fixtures/onTop.ts';
import { storedData } from './support/stored.ts';

const changes = (id: string, value: unknown) => [{ id, value, editedAt: 1 }];
const TODOS = {
  dataType: 'TODOS',
  ...onTop(0),
  changes: changes('t1', TODO),
};

describe('POST /sync/batch', () => {
  let user: User;
  let client: Client;
  beforeEach(async () => {
    user = await newUser();
    client = apiClient(user);
  });
  const post = (body: unknown) =>
    client.send('POST', '/sync/batch', {
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('A13: commits each type by itself, whatever becomes of the others', async () => {
    await client.put('/sync/HABITS', { version: 0, parent: null, changes: changes('h0', HABIT) });
    const answer = await post({
      commits: [
        TODOS,
        { dataType: 'HABITS', version: 0, parent: null, changes: changes('h1', HABIT) },
        {
          dataType: 'QUICK_LINKS',
          version: 0,
          parent: null,
          changes: changes('l1', { ...QUICK_LINK, url: '' }),
        },
        { dataType: 'SETTINGS', version: 0, parent: null, data: { theme: { value: 'dark' } } },
        { dataType: 'FOCUS_HISTORY' },
      ],
    });
    assert.equal(answer.status, 200);
    const { results } = batchResultSchema.parse(answer.json<BatchResult>());
    const outcomes = results.map((result) =>
      'error' in result ? result.error.details[0]?.reason : result.result.version,
    );
    assert.deepEqual(outcomes, [1, 'VERSION_MISMATCH', 'INVALID_REQUEST', 1, 'INVALID_REQUEST']);
    const conflict = results[1];
    assert.ok(conflict && 'error' in conflict);
    assert.equal(conflict.error.details[0]?.metadata.version, 1);
    const written = Object.keys(await storedData(user.uid)).map((path) => path.split('/')[3]);
    assert.deepEqual([...new Set(written)].sort(), ['HABITS', 'SETTINGS', 'TODOS']);
  });

  it('A6, A13: knows a retry', async () => {
    const placed = async () => {
      const { results } = (await post({ commits: [TODOS] })).json<BatchResult>();
      return results.map((result) => {
        if (!('result' in result)) return result;
        const { cursor, ...rest } = result.result;
        return { ...rest, cursor: placeIn(cursor) };
      });
    };
    const once = await placed();
    assert.equal(once[0] && 'cursor' in once[0] && once[0].cursor, '1~c1');
    assert.deepEqual(await placed(), once);
  });

  const refused: Record<string, [body: unknown, field: string]> = {
    'no list': [{}, 'commits'],
    'an empty list': [{ commits: [] }, 'commits'],
    'an unknown data type': [{ commits: [{ ...TODOS, dataType: 'NOTES' }] }, 'commits[0].dataType'],
    'a data type twice': [{ commits: [TODOS, TODOS] }, 'commits[1].dataType'],
    'an unknown field': [{ commits: [TODOS], more: 1 }, 'more'],
  };
  for (const [name, [body, field]] of Object.entries(refused)) {
    it(`A7, A13: refuses ${name} as a whole`, async () => {
      const answer = await post(body);
      assert.equal(refusalOf(answer), '400 INVALID_REQUEST');
      const { fieldViolations } = metadataOf<{ fieldViolations: { field: string }[] }>(answer);
      assert.equal(fieldViolations[0]?.field, field);
      assert.deepEqual(await storedData(user.uid), {});
    });
  }
});
