import assert from 'node:assert/strict';
import browserAssert from '../../simulator/page/browserAssert.ts';

const passes = (check: () => void) => {
  try {
    check();
    return true;
  } catch {
    return false;
  }
};

describe('simulator: assertions in the browser', () => {
  const pairs: [actual: unknown, expected: unknown][] = [
    [1, 1],
    [1, 2],
    [0, ''],
    [null, undefined],
    [[['i0', { title: 'a' }]], [['i0', { title: 'a' }]]],
    [[['i0', { title: 'a' }]], [['i0', { title: 'b' }]]],
    [[], [1]],
  ];
  for (const [actual, expected] of pairs) {
    it(`agree with Node’s: ${JSON.stringify([actual, expected])}`, () => {
      for (const method of ['equal', 'deepEqual'] as const) {
        const here = passes(() => browserAssert[method](actual, expected));
        assert.equal(
          here,
          passes(() => assert[method](actual, expected)),
          method,
        );
      }
      assert.equal(
        passes(() => browserAssert.ok(actual)),
        Boolean(actual),
      );
    });
  }

  it('say what was expected', () => {
    assert.throws(() => browserAssert.deepEqual([1], [2], 'A differs'), {
      message: 'A differs\nactual:   [1]\nexpected: [2]',
    });
  });
});
