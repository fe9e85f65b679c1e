import assert from 'node:assert/strict';
import { readPage } from '../../../extension/src/adapters/readPage.ts';
import { confirmed, EMPTY_PAGE, inPage, todo } from '../engine/builders.ts';

const GOOD = inPage(confirmed('good', todo('Milk'), 3));

function pageOf(...changes: unknown[]) {
  const place = { version: 3, commitId: 'X3', cursor: '3~X3' };
  return { ...EMPTY_PAGE, dataType: 'TODOS', ...place, changes };
}

describe('readPage', () => {
  const broken: Record<string, unknown> = {
    'a fraction for editedAt': { ...GOOD, id: 'bad', editedAt: 1.5 },
    'a text for version': { ...GOOD, id: 'bad', version: '3' },
    'no updatedAt': { ...GOOD, id: 'bad', updatedAt: undefined },
    'a text for its value': { ...GOOD, id: 'bad', value: 'text' },
    'neither value nor deletion': { ...GOOD, id: 'bad', value: undefined },
    'an id that is none': { ...GOOD, id: 'no id' },
    null: null,
    'a text': 'text',
  };
  for (const [name, change] of Object.entries(broken)) {
    it(`P19: takes a page without a change that is or has ${name}`, () => {
      const { data } = readPage(pageOf(change, GOOD));
      assert.deepEqual(data?.changes, [GOOD]);
      const hasId = JSON.stringify(change).includes('"bad"');
      assert.deepEqual(data?.skipped, hasId ? ['bad'] : undefined);
      assert.equal(data?.cursor, '3~X3');
    });
  }

  it('P19: names what the server left out and what is left out here', () => {
    const body = { ...pageOf({ ...GOOD, id: 'b', editedAt: -1 }, GOOD), skipped: ['a'] };
    assert.deepEqual(readPage(body).data?.skipped, ['a', 'b']);
    assert.deepEqual(Object.keys(readPage(pageOf(GOOD)).data ?? {}).includes('skipped'), false);
  });

  it('P19: takes none that has no cursor, or is no page', () => {
    for (const body of [
      { ...pageOf(GOOD), cursor: 'x' },
      { ...pageOf(), changes: 5 },
      null,
      'ok',
    ]) {
      assert.equal(readPage(body).success, false);
    }
  });
});
