import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addressOf, readAddress, type Shown } from '../../fuzz/page/address.ts';
import { historyOf, KNOWN_NAMES, readSource, type Source } from '../../fuzz/page/source.ts';
import { type History, histories } from '../../fuzz/sim/actions.ts';

const SEED = 20_261_126;

/** What a failed run of the fuzz prints. */
function failedRun(): { printed: string; counterexample: History } {
  const property = fc.property(histories, ({ actions }) => {
    assert.ok(actions.filter((action) => action.do === 'delete').length < 2);
  });
  const { counterexample } = fc.check(property, { seed: SEED });
  assert.ok(counterexample);
  try {
    fc.assert(property, { seed: SEED });
  } catch (error) {
    return { printed: (error as Error).message, counterexample: counterexample[0] };
  }
  throw new Error('It was meant to fail');
}

describe('simulator: what it plays', () => {
  it('is what a failed run of the fuzz printed, pasted whole or its seed alone', () => {
    const { printed, counterexample } = failedRun();
    assert.deepEqual(readSource(printed), { from: 'history', history: counterexample });
    const seedAlone = printed.split('\n').find((line) => line.includes('seed')) ?? '';
    const source = readSource(seedAlone);
    assert.ok(source?.from === 'seed');
    assert.deepEqual(historyOf(source), counterexample);
  });

  it('is a history as the page copies it', () => {
    const history: History = { skews: [0, 0], actions: [{ do: 'purge' }] };
    assert.deepEqual(readSource(JSON.stringify(history)), { from: 'history', history });
  });

  it('is nothing else', () => {
    const others = [
      '',
      'Milk',
      'null',
      '{}',
      '[]',
      '{"skews":[0],"actions":[1]}',
      '{"actions":[]}',
    ];
    for (const other of others) assert.equal(readSource(other), null, other);
  });

  it('refuses a path that a seed doesn’t have', () => {
    assert.throws(() => historyOf({ from: 'seed', seed: 1, path: '0:9999:9999' }));
  });

  const name = KNOWN_NAMES[1] ?? KNOWN_NAMES[0];
  assert.ok(name);
  const linked: Source[] = [
    { from: 'known', name },
    { from: 'seed', seed: -5, path: '13:0:2' },
    { from: 'history', history: { skews: [0, -1], actions: [{ do: 'pass', ms: 50 }] } },
  ];
  for (const source of linked) {
    it(`is in the page’s address: ${source.from}`, () => {
      const shown: Shown = { source, broken: 'P6: no cursor expires', place: 12 };
      assert.deepEqual(readAddress(addressOf(shown)), shown);
    });
  }

  it('is read from an address that a person typed', () => {
    assert.deepEqual(readAddress('#seed=7'), {
      source: { from: 'seed', seed: 7, path: '0' },
      broken: 'nothing',
      place: 0,
    });
    for (const address of ['', '#', '#seed=x', '#known=nobody', '#history={}'])
      assert.equal(readAddress(address), null, address);
    assert.equal(readAddress('#seed=7&at=-3&broken=all')?.place, 0);
  });
});
