import assert from 'node:assert/strict';
import { errorBodySchema, type FieldViolation, firstProblems, LIMITS } from '@daybook/protocol';
import { TODO } from '../../fixtures/items.ts';
import { commitOn, JSON_HEADERS, reasonOf, testApp } from './support/testApp.ts';

const many = <Value>(count: number, value: Value) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`t${n}`, value]));

function violationsIn(body: unknown): FieldViolation[] {
  const { metadata } = errorBodySchema.parse(body).error.details[0] ?? {};
  return metadata?.fieldViolations as FieldViolation[];
}

describe('Bodies with much in them', () => {
  const { put, send, store } = testApp();
  const untouched = store.documents('ann');

  it('A11: are refused as too large with more values than are taken, before any is looked at', async () => {
    const {
      maxRequestBytes: maxBytes,
      maxRequestValues: maxValues,
      maxItemsInData: maxItems,
    } = LIMITS;
    const of = (values: number) => {
      const lists = Math.floor((values - 4) / 2_000);
      const rest = (values - 4 - 2_000 * lists) / 2;
      return `{"version":[${`[${'[],'.repeat(999)}1],`.repeat(lists)}${'[],'.repeat(rest)}1]}`;
    };
    const { status, body } = await put(of(maxValues + 2));
    assert.equal(status, 413);
    assert.deepEqual(errorBodySchema.parse(body).error.details[0]?.metadata, {
      maxBytes,
      maxValues,
      maxItems,
    });
    assert.equal((await put(of(maxValues))).status, 400);
  });

  it('A7: have 100 wrong fields named, by commit too', async () => {
    const unknown = many(4990, 1);
    const bodies = {
      'unknown fields': { ...unknown, ...commitOn(0) },
      'unknown fields of a value': {
        version: 0,
        parent: null,
        changes: [{ id: 'a', editedAt: 1, value: unknown }],
      },
      'no values': { version: 0, parent: null, data: many(4000, 1) },
      'empty values': { version: 0, parent: null, data: many(4000, {}) },
      'wrong changes': {
        version: 0,
        parent: null,
        changes: Array.from({ length: 500 }, () => ({ id: 't', editedAt: 1, value: {} })),
      },
    };
    for (const [name, body] of Object.entries(bodies)) {
      const answer = await put(body);
      assert.deepEqual([answer.status, violationsIn(answer.body).length], [400, 100], name);
    }
    const commits = [
      { dataType: 'TODOS', version: 0, parent: null, data: many(2000, {}) },
      { dataType: 'HABITS', ...unknown, ...commitOn(0) },
    ];
    const init = { headers: JSON_HEADERS, body: JSON.stringify({ commits }) };
    const { results } = (await send('POST', '/v1/sync/batch', init)).body;
    assert.deepEqual(
      results.map((result: unknown) => violationsIn(result).length),
      [100, 100],
    );
    assert.deepEqual(store.documents('ann'), untouched);
  });

  it('A7: have wrong fields behind many good ones named too', async () => {
    const data = { ...many(1000, TODO), '-x': TODO, t999: { ...TODO, title: '' } };
    const { body } = await put({ version: 0, parent: null, data });
    assert.deepEqual(
      violationsIn(body).map(({ field }) => field),
      ['data.t999.title', 'data["-x"]'],
    );
  });

  it('A7: are looked at no further than the hundredth wrong field', () => {
    let looked = 0;
    const problems = firstProblems(Array(1000).keys(), (n) => {
      looked += 1;
      return [
        { path: [n], message: 'a' },
        { path: [n], message: 'b' },
      ];
    });
    assert.deepEqual([problems.length, looked], [100, 50]);
  });

  it('A11, A12: have no more than 5,000 items in `data`, or in any list or object', async () => {
    const status = async (count: number) => {
      const values = many(count, 1);
      const bodies = [
        { version: 0, parent: null, data: values },
        { ...commitOn(0), ...values },
        { ...commitOn(0), changes: Object.values(values) },
        { version: 0, parent: null, data: { t: values } },
      ];
      return Promise.all(bodies.map(async (body) => (await put(body)).status));
    };
    const most = LIMITS.maxItemsInData;
    assert.deepEqual(await status(most + 1), [413, 413, 413, 413]);
    assert.deepEqual(await status(most - 4), [400, 400, 400, 400]);
  });

  it('A12: let others have their turn', async () => {
    const order: string[] = [];
    const large = put({ version: 0, parent: null, data: many(3000, TODO) }).then(({ body }) => {
      order.push(String(reasonOf(body)));
    });
    const small = send('GET', '/v1/sync/TODOS').then(() => order.push('small'));
    await Promise.all([large, small]);
    assert.deepEqual(order, ['small', 'REQUEST_TOO_LARGE']);
  });
});
