import assert from 'node:assert/strict';
import { checkPlannerSeeds, playPlanner } from '../simulator/planner/checkPlanner.ts';
import { KNOWN_CASES } from '../simulator/planner/knownCases.ts';
import { plannerCaseOf } from '../simulator/planner/plannerCase.ts';

/** Two for each history that the fuzz plays. */
const RUNS = 2 * Number(process.env.FUZZ_RUNS ?? 500);
const SEED = Number(
  process.env.FUZZ_SEED ?? (process.env.FUZZ_RUNS ? Date.now() % 0x7fffffff : 20_261_126),
);
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
  'new ids of the device',
  'other histories',
  'pulled: expired',
  'pulled: page',
  'pushed: applied',
  'pushed: conflict',
  'sent, applied and not answered',
  'started',
  'values that return',
];

describe(`fuzz: the planner alone, from any state (FUZZ_SEED=${SEED}, ${RUNS} cases)`, () => {
  for (const [name, plannerCase] of Object.entries(KNOWN_CASES)) {
    it(`known: ${name}`, () => void playPlanner(plannerCase));
  }

  it('it ends, with the same data here and at the server, and nothing is lost', () => {
    const counts = checkPlannerSeeds(SEED, RUNS);
    const missing = HAPPENINGS.filter((what) => counts.of(what) === 0);
    if (RUNS >= ENOUGH) assert.deepEqual(missing, []);
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
