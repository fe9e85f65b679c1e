import assert from 'node:assert/strict';
import { LARGEST_VALUE_BYTES, readItem } from '../../../functions/src/sync/readItem.ts';

const META = {
  version: 1,
  commitId: 'c1',
  editedAt: 1,
  deviceId: 'd1',
  updatedAt: new Date(1),
};

/** A value whose JSON has so many bytes. */
function ofBytes(bytes: number) {
  const rest = Buffer.byteLength(JSON.stringify({ notes: '' }));
  return { notes: 'é'.repeat((bytes - rest) / 2) };
}

describe('A stored item', () => {
  it('D18: has a value of 40,000 bytes at most', () => {
    const problemsOf = (bytes: number) => {
      const value = ofBytes(bytes);
      assert.equal(Buffer.byteLength(JSON.stringify(value)), bytes);
      const read = readItem({ id: 'i1', fields: { ...META, value } }, 1);
      return 'problems' in read ? read.problems : [];
    };
    assert.deepEqual(problemsOf(LARGEST_VALUE_BYTES), []);
    assert.deepEqual(problemsOf(LARGEST_VALUE_BYTES + 2), ['value']);
  });
});
