import type { Effect } from '../../../extension/src/engine/contract/effect.ts';
import type { EngineEvent } from '../../../extension/src/engine/contract/event.ts';
import type { Moment } from '../../../extension/src/engine/contract/moment.ts';
import type { EngineState } from '../../../extension/src/engine/state/state.ts';
import type { Step } from '../../../extension/src/engine/state/step.ts';

/** As the engine's `step`. */
export type StepFunction = (state: EngineState, event: EngineEvent, moment: Moment) => Step;
/** An engine that breaks a rule, made of one that doesn't: its own code has no part in it. */
export type BreakStep = (step: StepFunction) => StepFunction;

/** The step meets another state than the one that it left. */
export function meets(change: (state: EngineState, event: EngineEvent) => EngineState): BreakStep {
  return (step) => (state, event, moment) => step(change(state, event), event, moment);
}

/** It hears something else. */
export function hears(change: (event: EngineEvent, state: EngineState) => EngineEvent): BreakStep {
  return (step) => (state, event, moment) => step(state, change(event, state), moment);
}

/** It leaves another state. */
export function leaves(
  change: (was: EngineState, event: EngineEvent, is: EngineState) => EngineState,
): BreakStep {
  return (step) => (state, event, moment) => {
    const { state: next, effects } = step(state, event, moment);
    return { state: change(state, event, next), effects };
  };
}

/** It wants something else done, too. */
export function wants(more: (was: EngineState, event: EngineEvent) => Effect[]): BreakStep {
  return (step) => (state, event, moment) => {
    const next = step(state, event, moment);
    return { ...next, effects: [...next.effects, ...more(state, event)] };
  };
}

/** What the server has may come with it. */
export function brings({ type }: EngineEvent): boolean {
  return type === 'pulled' || type === 'pushed' || type === 'headsSeen';
}
