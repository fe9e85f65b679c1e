import assert from 'node:assert/strict';
import { emptyBuckets, getEntry, withEntry } from '../../../extension/src/shared/items.ts';

/** FNV-1a in 32 bits, as its authors publish it. */
const PUBLISHED: [text: string, hash: number][] = [
  ['a', 0xe40c292c],
  ['b', 0xe70c2de5],
  ['foobar', 0xbf9cf968],
];

describe('buckets', () => {
  it('are the same in every version: a device finds what an earlier Daybook has stored', () => {
    for (const [id, hash] of PUBLISHED) {
      const buckets = withEntry(emptyBuckets<number>(), id, 1);
      assert.deepEqual(buckets[hash % 128], { [id]: 1 }, id);
    }
  });

  it('know only their own entries', () => {
    assert.equal(getEntry(emptyBuckets<number>(), 'toString'), undefined);
  });
});
