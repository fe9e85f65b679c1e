import assert from 'node:assert/strict';
import { orderedWriters } from '../../../tools/test/orderedOutput.ts';

describe('ordered output', () => {
  let printed: string[];
  const three = () => {
    printed = [];
    const [a, b, c] = orderedWriters(3, (text) => printed.push(text));
    if (!a || !b || !c) throw new Error('expected three');
    return { a, b, c };
  };

  it('is live for the first and held back for those behind it', () => {
    const { a, b } = three();
    a.write('a1');
    b.write('b1');
    a.write('a2');
    assert.deepEqual(printed, ['a1', 'a2']);
    a.end();
    assert.deepEqual(printed, ['a1', 'a2', 'b1']);
    b.write('b2');
    assert.deepEqual(printed, ['a1', 'a2', 'b1', 'b2']);
  });

  it('loses nothing of those that end before it is their turn', () => {
    const { a, b, c } = three();
    c.write('c1');
    c.end();
    b.write('b1');
    b.end();
    assert.deepEqual(printed, []);
    a.end();
    assert.deepEqual(printed, ['b1', 'c1']);
  });
});
