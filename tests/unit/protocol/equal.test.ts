import assert from 'node:assert/strict';
import { isEqual } from '@daybook/protocol';
import { canonical } from '@daybook/protocol/equal';
import fc from 'fast-check';

/** Few texts and keys, so that two values often are alike in part. */
const VALUES = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, 0, 1, '', 'a', '1'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', '0', '__proto__', 'toString'), tie('value'), {
      maxKeys: 3,
    }),
  ),
})).value;

describe('isEqual', () => {
  it('is what equal text says, of whatever JSON values', () => {
    const seen = { same: 0, other: 0 };
    fc.assert(
      fc.property(VALUES, VALUES, (one, other) => {
        assert.equal(isEqual(one, other), canonical(one) === canonical(other));
        seen[isEqual(one, other) ? 'same' : 'other'] += 1;
      }),
      { numRuns: 2_000, seed: 20_261_126 },
    );
    assert.ok(seen.same > 20 && seen.other > 20, JSON.stringify(seen));
  });

  it('passes over the order of keys, and keys that are undefined', () => {
    assert.ok(isEqual({ a: 1, b: { c: [2], d: null } }, { b: { d: null, c: [2] }, a: 1 }));
    assert.ok(isEqual({ a: 1 }, { a: 1, b: undefined }));
    assert.ok(isEqual({ b: undefined, a: 1 }, { a: 1 }));
  });

  it('tells apart what is only alike', () => {
    const unlike: [unknown, unknown][] = [
      [[], {}],
      [['a'], { 0: 'a' }],
      [
        { a: 1, b: undefined },
        { a: undefined, b: 1 },
      ],
      [
        [1, 2],
        [2, 1],
      ],
      [null, undefined],
      [null, {}],
      [0, '0'],
      [{ x: 1 }, JSON.parse('{"__proto__":{}}')],
    ];
    for (const [one, other] of unlike) {
      assert.ok(!isEqual(one, other), JSON.stringify([one, other]));
      assert.ok(!isEqual(other, one), JSON.stringify([other, one]));
    }
  });
});
