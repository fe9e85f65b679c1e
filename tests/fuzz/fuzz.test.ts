import assert from 'node:assert/strict';
import { KINDS, NOT_YET } from '../simulator/actions.ts';
import { BROKEN } from '../simulator/brokenStorage.ts';
import { Counts } from '../simulator/counts.ts';
import { historyOf, SUITES } from '../simulator/generate.ts';
import { checkInvariants } from '../simulator/invariants/settled.ts';
import { HEAVY_HISTORIES, KNOWN_HISTORIES } from '../simulator/knownHistories.ts';
import { Lanes } from '../simulator/lanes.ts';
import { playHistory } from '../simulator/world.ts';
import { RUNS, SEED } from './runs.ts';

/** From so many runs on each of these happens. */
const ENOUGH = 400;

/** What histories are for. */
const HAPPENINGS = [
  'merges',
  'conflicts logged',
  'full pulls',
  'commitRefused',
  'faulted',
  'pulled: expired',
  'pulled: forbidden',
  'pulled: failed',
  'pulled: unreachable',
  'pushed: applied',
  'pushed: conflict',
  'pushed: too-large',
  'pushed: over-quota',
  'rooms made',
  'tombstones purged',
  'new ids of devices',
  'profiles copied',
  'machines put back',
  'Firestore clients replaced',
  'commits of other clients',
  'replacements',
  'sign-outs',
  'updates',
  'broken items',
  ...BROKEN.map((broken) => `broken ${broken}`),
  'status update-required',
  'answers of proxies',
  'direct doors found to refuse what is valid',
  'imports',
  'logs of more than 100 entries',
  'entries restored',
  'values that no door takes',
  'status item-refused',
  'status quota-reached',
  'status offline',
  'status paused',
  'status fault',
];

describe(`fuzz: whatever happens, nothing is lost (FUZZ_SEED=${SEED} FUZZ_RUNS=${RUNS})`, () => {
  const counts = new Counts();
  const lanes = new Lanes();
  after(() => lanes.end());

  for (const [name, history] of Object.entries({ ...KNOWN_HISTORIES, ...HEAVY_HISTORIES })) {
    it(`known: ${name}`, () => {
      const world = playHistory(history);
      checkInvariants(world);
      counts.addAll(world.counts);
    });
  }
  for (const [name, why] of Object.entries(NOT_YET)) it(`not yet: ${name}, as ${why}`);

  for (const name of Object.keys(SUITES)) {
    it(`histories of ${name} settle with the same data everywhere`, async () => {
      const runs = Math.ceil(RUNS / Object.keys(SUITES).length);
      counts.addAll(await lanes.check({ seed: SEED, runs, suite: name }));
    }).timeout(0);
  }

  it('in them everything happened', () => {
    const actions = Object.keys(KINDS).filter((name) => !(name in NOT_YET));
    const expected = [...HAPPENINGS, ...actions.map((name) => `action ${name}`)];
    const missing = expected.filter((what) => counts.of(what) === 0);
    if (RUNS >= ENOUGH) assert.deepEqual(missing, []);
    console.log(
      counts
        .entries()
        .map(([what, count]) => `${what} ${count}`)
        .join(', '),
    );
  });

  it('a seed is the same history each time, and goes the same way', () => {
    for (let seed = SEED; seed < SEED + 5; seed += 1) {
      const traces = [0, 1].map(() => playHistory(historyOf(seed)).trace);
      assert.equal(traces[0], traces[1]);
      assert.notEqual(traces[0], playHistory(historyOf(seed + 1)).trace);
    }
  });
});
