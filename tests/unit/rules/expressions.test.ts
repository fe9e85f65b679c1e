import assert from 'node:assert/strict';
import { countExpressions } from '../../../tools/rules/countExpressions.ts';
import { readRules } from '../../rules/support/rulesText.ts';

/** Far below the 1,000 that Firestore evaluates a request: how it counts is said nowhere. */
const LIMIT = 350;

const ofRequest = (condition: string, functions = '') => {
  const costs = countExpressions(`match /a/{b} { allow get: if ${condition}; } ${functions}`);
  return costs.get('/a/{b} get');
};

describe('Expressions of the rules', () => {
  it('C15: are fewer than 350 a document, in the dearest branches', async () => {
    const costs = countExpressions(await readRules());
    const named = [...costs].map(([match, cost]) => ({ match, cost }));
    const dear = named.filter(({ cost }) => cost >= LIMIT);
    assert.deepEqual(dear, []);
    const written = named.filter(
      ({ match }) => match.includes('/items/') && / update$/.test(match),
    );
    assert.deepEqual(
      written.map(({ cost }) => cost > 100),
      [true],
    );
  });

  const counts: [condition: string, count: number][] = [
    ['true', 1],
    ["a.b.c('d') == 7", 6],
    ['a && b || !c', 6],
    ["a ? b : c in ['d', 'e']", 7],
    ['a[0] + 1 is int', 7],
    ["{ 'a': 1, 'b': [2] }.size() == 2", 9],
    ['exists(/a/$(b)/c)', 5],
    ['(a - 1) * 2 >= -b', 8],
  ];
  for (const [condition, count] of counts) {
    it(`are ${count} in ${condition}`, () => assert.equal(ofRequest(condition), count));
  }

  it('are counted at each call, of a let once', () => {
    const functions = 'function f(x) { let y = x.z; return y == y; } // f(1)';
    assert.equal(ofRequest('f(1) && f(2)', functions), 1 + 2 * (1 + 1 + 2 + 3));
  });

  it('are those of all that a method is allowed by', () => {
    const costs = countExpressions(
      'match /a/{b} { match /c/{d=**} { allow get, list: if true; allow get: if a.b; } }',
    );
    assert.deepEqual(
      [...costs],
      [
        ['/a/{b}/c/{d=**} get', 3],
        ['/a/{b}/c/{d=**} list', 1],
      ],
    );
  });

  it('aren’t counted where the text can’t be read', () => {
    assert.throws(() => ofRequest('a ~ b'), /No token at/);
    assert.throws(() => ofRequest('a b'), /; expected: .* a b/);
    assert.throws(() => countExpressions('match /a { allow get: if a &&'), /end too early/);
  });
});
