import assert from 'node:assert/strict';
import type { History } from '../../simulator/actions.ts';
import { printedFailure } from '../../simulator/check.ts';
import { historyOf as generated, SUITES } from '../../simulator/generate.ts';
import { addressOf, readAddress, type Shown } from '../../simulator/page/address.ts';
import { historyOf, KNOWN_NAMES, readSource, type Source } from '../../simulator/page/source.ts';

describe('simulator: what it plays', () => {
  it('is what a failed run of the fuzz printed, pasted whole or its seed alone', () => {
    const history = generated(7, SUITES.people);
    const printed = printedFailure('It was lost', 7, 'people', history);
    const { options, ...rest } = history;
    const { weights, ...others } = options ?? {};
    assert.deepEqual(readSource(printed), {
      from: 'history',
      history: { ...rest, options: others },
    });
    const seedAlone = printed.split('\n').find((line) => line.includes('seed')) ?? '';
    const source = readSource(seedAlone);
    assert.ok(source?.from === 'seed');
    assert.deepEqual(historyOf(source), history);
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

  it('refuses a suite that there isn’t', () => {
    assert.throws(() => historyOf({ from: 'seed', seed: 1, suite: 'everything' }));
  });

  const name = KNOWN_NAMES[1] ?? KNOWN_NAMES[0];
  assert.ok(name);
  const linked: Source[] = [
    { from: 'known', name },
    { from: 'seed', seed: 5, suite: 'doors' },
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
      source: { from: 'seed', seed: 7, suite: 'everyday' },
      broken: 'nothing',
      place: 0,
    });
    for (const address of ['', '#', '#seed=x', '#known=nobody', '#history={}'])
      assert.equal(readAddress(address), null, address);
    assert.equal(readAddress('#seed=7&at=-3&broken=all')?.place, 0);
  });
});
