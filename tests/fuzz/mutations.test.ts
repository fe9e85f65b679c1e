import assert from 'node:assert/strict';
import { step } from '../../extension/src/engine/step.ts';
import { NOTICING } from '../simulator/broken/histories.ts';
import { BREAKABLE, type Broken } from '../simulator/broken/rules.ts';
import { BROKEN_STEPS } from '../simulator/broken/steps.ts';
import { failureOf } from '../simulator/check.ts';
import { plannerFailure } from '../simulator/planner/checkPlanner.ts';
import { KNOWN_CASES } from '../simulator/planner/knownCases.ts';
import { plannerCaseOf } from '../simulator/planner/plannerCase.ts';

/** So many cases of the planner alone notice any rule that no history is for. */
const CASES = 300;

/** A simulator that can't fail proves nothing: each rule broken on purpose must be noticed. */
describe('fuzz: the simulator notices when a rule is broken', () => {
  for (const [rule, { history, notices }] of Object.entries(NOTICING)) {
    it(rule, () => {
      assert.equal(failureOf(history), null);
      const failure = failureOf(history, BREAKABLE[rule as Broken]);
      assert.match(failure?.message ?? 'nothing', notices);
    });
  }

  for (const [rule, broken] of Object.entries(BROKEN_STEPS)) {
    if (rule in NOTICING) continue;
    it(rule, () => {
      const seeds = Array.from({ length: CASES }, (_, seed) => plannerCaseOf(seed));
      const cases = [...Object.values(KNOWN_CASES), ...seeds];
      assert.ok(cases.some((each) => plannerFailure(each, broken(step)) !== null));
    });
  }
});
