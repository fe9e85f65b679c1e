import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

interface CompositeIndex {
  collectionGroup: string;
  queryScope: string;
  fields: { fieldPath: string }[];
}

interface FieldOverride {
  collectionGroup: string;
  fieldPath: string;
  indexes: { order: string; queryScope: string }[];
}

const file = new URL('../../../firestore.indexes.json', import.meta.url);

/** `collection.field scope` of each index that there is where fields aren't indexed by themselves. */
async function indexesKept() {
  const { indexes, fieldOverrides } = JSON.parse(await readFile(file, 'utf8')) as {
    indexes: CompositeIndex[];
    fieldOverrides: FieldOverride[];
  };
  const composite = indexes.map(({ collectionGroup, queryScope, fields }) => {
    return `${collectionGroup}.${fields.map(({ fieldPath }) => fieldPath).join('+')} ${queryScope}`;
  });
  const single = fieldOverrides.flatMap(({ collectionGroup, fieldPath, indexes: own }) =>
    own.map(({ queryScope }) => `${collectionGroup}.${fieldPath} ${queryScope}`),
  );
  const exempt = fieldOverrides.filter(({ fieldPath }) => fieldPath === '*');
  return {
    kept: [...composite, ...single],
    exempt: exempt.map(({ collectionGroup }) => collectionGroup),
  };
}

describe('firestore.indexes.json', () => {
  it('indexes only what is queried, where every commit writes', async () => {
    const { kept, exempt } = await indexesKept();
    assert.deepEqual(exempt.toSorted(), ['devices', 'items', 'sync', 'users']);
    assert.deepEqual(kept.toSorted(), [
      // The list of devices; each writes it once a day.
      'devices.lastSeenAt COLLECTION',
      // Tombstones alone have it, and are counted near the quota.
      'items.deleted COLLECTION',
      'items.version COLLECTION',
      // Written once, when an account is deleted.
      'users.deletedAt COLLECTION',
    ]);
  });
});
