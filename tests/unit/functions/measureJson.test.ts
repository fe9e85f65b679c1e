import assert from 'node:assert/strict';
import fc from 'fast-check';
import { measureJson } from '../../../functions/src/http/measureJson.ts';

const measured = (text: string) => measureJson(Buffer.from(text));

describe('measureJson', () => {
  it('A11: counts values, width and depth as parsing would, whatever the texts in it hold', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6, stringUnit: 'binary' }), (value) => {
        const { values, widest, depth } = measured(JSON.stringify(value, null, 1));
        assert.equal(widest, widthOf(value));
        assert.equal(depth, depthOf(value));
        assert.equal(values, 1 + commasAndOpenings(value));
      }),
    );
    assert.deepEqual(measured('{"a\\"[{,":"\\\\","b":[]}'), {
      values: 4,
      widest: 2,
      depth: 2,
    });
  });

  it('A11: takes any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void measureJson(bytes)));
    for (const text of ['', '"', '"\\', ']]]]']) assert.equal(measured(text).depth, 0, text);
  });
});

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

/** An empty list or object counts as if it had one. */
function widthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const entries = Object.values(value);
  return Math.max(1, entries.length, ...entries.map(widthOf));
}

/** One for each list and object, and one less than it has entries. */
function commasAndOpenings(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const entries = Object.values(value);
  const below = entries.reduce<number>((sum, entry) => sum + commasAndOpenings(entry), 0);
  return 1 + Math.max(0, entries.length - 1) + below;
}
