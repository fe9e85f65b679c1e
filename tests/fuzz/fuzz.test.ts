import fc from 'fast-check';
import { KNOWN_HISTORIES } from './knownHistories.ts';
import { histories } from './sim/actions.ts';
import { checkInvariants } from './sim/invariants.ts';
import { playHistory } from './sim/world.ts';

const RUNS = Number(process.env.FUZZ_RUNS ?? 500);
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 0x7fffffff);

describe(`fuzz: whatever happens, nothing is lost (FUZZ_SEED=${SEED} FUZZ_RUNS=${RUNS})`, () => {
  for (const [name, history] of Object.entries(KNOWN_HISTORIES)) {
    it(`known: ${name}`, () => checkInvariants(playHistory(history)));
  }

  it('every history settles with the same data everywhere', () => {
    const property = fc.property(histories, (history) => checkInvariants(playHistory(history)));
    fc.assert(property, { seed: SEED, numRuns: RUNS });
  }).timeout(0);
});
