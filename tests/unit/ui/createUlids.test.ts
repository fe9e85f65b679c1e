import assert from 'node:assert/strict';
import { ID_PATTERN } from '@daybook/protocol';
import { decodeTime, isValid } from 'ulid';
import { createUlids } from '../../../extension/src/ui/data/createUlids.ts';

describe('the ids of edits and items', () => {
  it('D3: are ULIDs of the time they were made at', () => {
    for (const time of [0, 1, 31, 32, 1_790_000_000_000, 253_402_300_799_999]) {
      const id = createUlids(() => time)();
      assert.ok(isValid(id), id);
      assert.match(id, ID_PATTERN);
      assert.equal(decodeTime(id), time);
    }
  });

  it('sort as they were made, also within one millisecond and where the clock is set back', () => {
    const times = [5_000, 5_000, 5_000, 4_000, 5_001, 5_001, 1, 9_000];
    const newId = createUlids(() => times.shift() ?? 9_000);
    const ids = Array.from({ length: 200 }, newId);
    assert.deepEqual(ids, ids.toSorted());
    assert.equal(new Set(ids).size, ids.length);
  });

  it('sort so too where chance has no number left in a millisecond', () => {
    const { getRandomValues } = crypto;
    crypto.getRandomValues = ((bytes: Uint8Array) => bytes.fill(255)) as typeof getRandomValues;
    try {
      const newId = createUlids(() => 5_000);
      const [first, second, third] = [newId(), newId(), newId()];
      assert.ok(first < second && second < third);
      assert.equal(decodeTime(second), 5_001);
    } finally {
      crypto.getRandomValues = getRandomValues;
    }
  });

  it('differ between tabs', () => {
    const [one, other] = [createUlids(() => 5_000), createUlids(() => 5_000)];
    assert.notEqual(one(), other());
  });
});
