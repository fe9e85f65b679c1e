import assert from 'node:assert/strict';
import { failureOf } from '../simulator/check.ts';
import { historyOf, SUITES } from '../simulator/generate.ts';
import { checkInvariants } from '../simulator/invariants/settled.ts';
import { KNOWN_HISTORIES } from '../simulator/knownHistories.ts';
import { type Mutations, playHistory } from '../simulator/world.ts';

const PURGED = 'P6: a deletion is purged while a device is offline, and more is committed after it';
const LAPSED =
  'E10, E11: Pro comes to devices that have edits, goes while more are made, and comes again';
const RUNS = 2000;
const SEED = 20_261_122;

/** A simulator that can't fail proves nothing: each rule broken on purpose must be noticed. */
describe('fuzz: the simulator notices when a rule is broken', () => {
  const broken: [rule: string, mutations: Mutations][] = [
    ['C2: the direct door does not compare the parent', { ignoreParent: true }],
    ['M1: a merge does not know the base', { forgetBase: true }],
    ['P8: a head’s changes are taken on whatever cursor', { ignoreGaps: true }],
    ['effects run before the state is stored', { actBeforeStoring: true }],
  ];
  for (const [rule, mutations] of broken) {
    it(rule, () => {
      const seeds = Array.from({ length: RUNS }, (_, run) => SEED + run);
      const failed = seeds.some(
        (seed) => failureOf(historyOf(seed, SUITES.everyday), mutations) !== null,
      );
      assert.ok(failed, `${RUNS} histories of seed ${SEED} did not notice`);
    }).timeout(600_000);
  }

  it('P6: a cursor below what was purged does not expire', () => {
    assert.throws(
      () => checkInvariants(playHistory(KNOWN_HISTORIES[PURGED], { ignorePurge: true })),
      /than the server has/,
    );
  });

  it('E9: a device does not look at the account’s document', () => {
    assert.throws(
      () => playHistory(KNOWN_HISTORIES[LAPSED], { ignoreAccount: true }),
      /Not settled.*free/s,
    );
  });
});
