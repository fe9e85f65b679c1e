import assert from 'node:assert/strict';
import {
  type Buckets,
  BucketsDraft,
  countEntries,
  emptyBuckets,
  entriesOf,
  getEntry,
  withEntry,
} from '../../../extension/src/shared/items.ts';

/** FNV-1a in 32 bits, as its authors publish it. */
const PUBLISHED: [text: string, hash: number][] = [
  ['', 0x811c9dc5],
  ['a', 0xe40c292c],
  ['b', 0xe70c2de5],
  ['foobar', 0xbf9cf968],
];

const NONE = emptyBuckets<number>();
/** Two ids of one bucket, and one of another. */
const [ONE, BESIDE, ELSEWHERE] = ['i0', 'i26', 'a'];

/** As {@link withEntry} and {@link BucketsDraft} do it. */
const WAYS: [
  name: string,
  change: (before: Buckets<number>, id: string, entry?: number) => Buckets<number>,
][] = [
  ['withEntry', withEntry],
  [
    'a draft',
    (before, id, entry) => {
      const draft = new BucketsDraft(before);
      draft.set(id, entry);
      return draft.buckets();
    },
  ],
];

const bucketOf = (id: string) => withEntry(NONE, id, 1).findIndex((bucket) => id in bucket);

describe('buckets', () => {
  it('are the same in every version: a device finds what an earlier Daybook has stored', () => {
    for (const [id, hash] of PUBLISHED) {
      const buckets = withEntry(NONE, id, 1);
      assert.deepEqual(buckets[hash % 128], { [id]: 1 }, id);
      assert.equal(buckets.length, 128);
    }
  });

  it('know only their own entries', () => {
    assert.equal(getEntry(NONE, 'toString'), undefined);
    assert.equal(new BucketsDraft(NONE).get('toString'), undefined);
    assert.equal(new BucketsDraft(withEntry(NONE, ONE, 1)).get('toString'), undefined);
  });

  it('have several entries each', () => {
    assert.equal(bucketOf(ONE), bucketOf(BESIDE));
    assert.notEqual(bucketOf(ONE), bucketOf(ELSEWHERE));
  });

  for (const [name, change] of WAYS) {
    it(`take entries, other ones, and none, by ${name}`, () => {
      let buckets = [ONE, BESIDE, ELSEWHERE].reduce((all, id, at) => change(all, id, at), NONE);
      const shown = () => [ONE, BESIDE, ELSEWHERE].map((id) => getEntry(buckets, id));
      assert.deepEqual(shown(), [0, 1, 2]);
      assert.equal(countEntries(buckets), 3);
      assert.equal([...entriesOf(buckets)].length, 3);
      buckets = change(buckets, BESIDE, 7);
      assert.deepEqual(shown(), [0, 7, 2]);
      buckets = change(buckets, ONE);
      assert.deepEqual(shown(), [undefined, 7, 2]);
      assert.equal(countEntries(buckets), 2);
      assert.deepEqual([...entriesOf(NONE)], [], 'what was there before is as it was');
    });

    it(`stay the same objects where nothing changes, by ${name}`, () => {
      const before = [ONE, ELSEWHERE].reduce((all, id, at) => change(all, id, at), NONE);
      assert.equal(change(before, BESIDE), before);
      const after = change(before, BESIDE, 5);
      const changed = after.flatMap((bucket, index) => (bucket === before[index] ? [] : [index]));
      assert.deepEqual(changed, [bucketOf(ONE)]);
    });
  }

  it('are drafted: a draft has what was set last, and leaves what it is of as it is', () => {
    const before = withEntry(NONE, ONE, 1);
    const draft = new BucketsDraft(before);
    assert.equal(draft.buckets(), before);
    assert.equal(draft.get(ONE), 1);
    draft.set(ONE, 1);
    assert.equal(draft.buckets(), before, 'the same entry changes nothing');
    draft.set(BESIDE, 2);
    draft.set(ONE, 3);
    draft.set(ONE, undefined);
    draft.set(ELSEWHERE, 4);
    assert.deepEqual(
      [ONE, BESIDE, ELSEWHERE].map((id) => draft.get(id)),
      [undefined, 2, 4],
    );
    assert.deepEqual(Object.fromEntries(entriesOf(draft.buckets())), {
      [BESIDE]: 2,
      [ELSEWHERE]: 4,
    });
    assert.deepEqual(Object.fromEntries(entriesOf(before)), { [ONE]: 1 });
  });
});
