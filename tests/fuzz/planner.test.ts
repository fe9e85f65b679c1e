import assert from 'node:assert/strict';
import { checkPlannerSeeds, playPlanner } from '../simulator/planner/checkPlanner.ts';
import { KNOWN_CASES } from '../simulator/planner/knownCases.ts';
import { plannerCaseOf } from '../simulator/planner/plannerCase.ts';
import { RUNS, SEED } from './runs.ts';

/** Two for each history that the fuzz plays. */
const CASES = 2 * RUNS;
/** From so many runs on each of these happens. */
const ENOUGH = 1_000;

const HAPPENINGS = [
  'changed by both',
  'conflicts logged',
  'commitRefused',
  'commitAcknowledged',
  'deleted by others',
  'deleted here',
  'editsFound',
  'full pulls taken in',
  'losses of the server logged',
  'new ids of devices',
  'other histories',
  'pulled: expired',
  'pulled: page',
  'pushed: applied',
  'pushed: conflict',
  'sent, applied and not answered',
  'started',
  'values that return',
];

describe(`fuzz: the planner alone, from any state (FUZZ_SEED=${SEED}, ${CASES} cases)`, () => {
  for (const [name, plannerCase] of Object.entries(KNOWN_CASES)) {
    it(`known: ${name}`, () => void playPlanner(plannerCase));
  }

  it('it ends, with the same data here and at the server, and nothing is lost', () => {
    const counts = checkPlannerSeeds(SEED, CASES);
    const missing = HAPPENINGS.filter((what) => counts.of(what) === 0);
    if (CASES >= ENOUGH) assert.deepEqual(missing, []);
    const all = counts.entries().map(([what, count]) => `${what} ${count}`);
    console.log(all.join(', '));
  }).timeout(0);

  it('a seed is the same case each time, and goes the same way', () => {
    for (let seed = SEED; seed < SEED + 20; seed += 1) {
      const [one, other] = [0, 1].map(() => playPlanner(plannerCaseOf(seed)));
      assert.deepEqual(one, other);
    }
  });
});
