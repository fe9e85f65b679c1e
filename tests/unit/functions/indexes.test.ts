import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

interface FieldOverride {
  collectionGroup: string;
  fieldPath: string;
  indexes: { order: string; queryScope: string }[];
}

const file = new URL('../../../firestore.indexes.json', import.meta.url);

/** `collection.field scope` of each index that is kept where fields aren't indexed by themselves. */
async function indexesKept() {
  const { indexes, fieldOverrides } = JSON.parse(await readFile(file, 'utf8')) as {
    indexes: object[];
    fieldOverrides: FieldOverride[];
  };
  const kept = fieldOverrides.flatMap(({ collectionGroup, fieldPath, indexes: own }) =>
    own.map(({ queryScope }) => `${collectionGroup}.${fieldPath} ${queryScope}`),
  );
  const exempt = fieldOverrides.filter(({ fieldPath }) => fieldPath === '*');
  return { indexes, kept, exempt: exempt.map(({ collectionGroup }) => collectionGroup) };
}

describe('firestore.indexes.json', () => {
  it('indexes only what is queried, where every commit writes', async () => {
    const { indexes, kept, exempt } = await indexesKept();
    assert.deepEqual(indexes, []);
    assert.deepEqual(exempt.toSorted(), ['devices', 'items', 'sync', 'users']);
    assert.deepEqual(kept.toSorted(), [
      // What the purge walks by; its one value is followed by the name, so its users are spread.
      'items.deleted COLLECTION_GROUP',
      'items.version COLLECTION',
      // Written once, when an account is deleted.
      'users.deletedAt COLLECTION',
    ]);
  });
});
