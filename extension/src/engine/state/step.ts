import type { Effect } from '../contract/effect.ts';
import type { EngineState } from './state.ts';

/** What became of the state, and what is to be done in the world. */
export interface Step {
  readonly state: EngineState;
  readonly effects: readonly Effect[];
}

/** A planner's step, and when it will have more to do: times of the device's clock, ms, all of them later than now. */
export interface Plan extends Step {
  readonly dueAt: readonly number[];
}

/** Looks at the state alone and starts what should be under way and isn't. */
export type Planner<Context> = (state: EngineState, context: Context) => Plan;

export function stepTo(state: EngineState, ...effects: Effect[]): Step {
  return { state, effects };
}

export function planned(state: EngineState, ...effects: Effect[]): Plan {
  return { state, effects, dueAt: [] };
}

/** Nothing to do before `dueAt`. */
export function waiting(state: EngineState, ...dueAt: number[]): Plan {
  return { state, effects: [], dueAt };
}

/** One planner after the other, each on the state that the one before left. */
export function chain<Context>(...planners: readonly Planner<Context>[]): Planner<Context> {
  return (state, context) => {
    const effects: Effect[] = [];
    const dueAt: number[] = [];
    let left = state;
    for (const planner of planners) {
      const next = planner(left, context);
      left = next.state;
      effects.push(...next.effects);
      dueAt.push(...next.dueAt);
    }
    return { state: left, effects, dueAt };
  };
}

/** One stage after the other, each on the state that the one before left. */
export function inTurn(first: Step, ...stages: readonly ((state: EngineState) => Step)[]): Step {
  return stages.reduce((before, stage) => {
    const { state, effects } = stage(before.state);
    return { state, effects: [...before.effects, ...effects] };
  }, first);
}
