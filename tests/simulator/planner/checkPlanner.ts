import type { EngineState } from '../../../extension/src/engine/state/state.ts';
import { step } from '../../../extension/src/engine/step.ts';
import type { StepFunction } from '../broken/breakStep.ts';
import { countStep } from '../countStep.ts';
import { Counts } from '../counts.ts';
import { goesByHabit } from './checkHabit.ts';
import { checkTruth } from './checkTruth.ts';
import { countTruth } from './countTruth.ts';
import { type PlannerCase, plannerCaseOf } from './plannerCase.ts';
import { PlannerRun } from './plannerRun.ts';
import { plannerWorldOf } from './plannerWorld.ts';
import { shrinkCase } from './shrinkCase.ts';

export interface PlannerResult {
  readonly counts: Counts;
  readonly steps: number;
  /** What the engine heard, in order, and what it knows in the end. */
  readonly events: readonly string[];
  readonly state: EngineState;
}

/** Plays a case to its end; throws where something isn't right. */
export function playPlanner(plannerCase: PlannerCase, takes: StepFunction = step): PlannerResult {
  const counts = new Counts();
  const events: string[] = [];
  const world = plannerWorldOf(plannerCase);
  const run = new PlannerRun(world, plannerCase.order, takes, (event, before, after) => {
    events.push(event.type);
    countStep(counts, event, before, after);
  });
  run.settle();
  for (const truth of world.truths) {
    if (!goesByHabit(truth, world.truths, world.server, plannerCase))
      checkTruth(truth, run.state, world.server, plannerCase);
    countTruth(counts, truth);
  }
  run.rest();
  return { counts, events, steps: run.steps, state: run.state };
}

/** Plays the cases of so many seeds; throws with the smallest case that fails as the first of them does. */
export function checkPlannerSeeds(seed: number, runs: number): Counts {
  const counts = new Counts();
  for (let run = 0; run < runs; run += 1) {
    const plannerCase = plannerCaseOf(seed + run);
    try {
      counts.addAll(playPlanner(plannerCase).counts);
    } catch {
      const smallest = shrinkCase(plannerCase, (smaller) => plannerFailure(smaller) !== null);
      const cause = plannerFailure(smallest);
      const message = `seed: ${seed + run}\nCounterexample: ${JSON.stringify(smallest)}\n${cause?.message}`;
      throw new Error(message, { cause });
    }
  }
  return counts;
}

/** Why a case fails; null if it doesn't. */
export function plannerFailure(plannerCase: PlannerCase, takes?: StepFunction): Error | null {
  try {
    playPlanner(plannerCase, takes);
    return null;
  } catch (error) {
    return error as Error;
  }
}
