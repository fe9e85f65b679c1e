import { step } from '../../extension/src/engine/step.ts';
import type { StepFunction } from './broken/breakStep.ts';
import { BROKEN_STEPS, type BrokenStep } from './broken/steps.ts';

/** What is broken on a device, to see that it is found out. */
export interface DeviceMutations {
  /** Breaks the engine's order: effects run before the state is stored. */
  actBeforeStoring?: boolean;
  /** Breaks SPEC E9: the account's document is never reported. */
  ignoreAccount?: boolean;
  /** The rule that the engine's steps break. */
  broken?: BrokenStep;
}

/** The engine that the device runs. */
export function stepOf({ broken }: DeviceMutations): StepFunction {
  return broken ? BROKEN_STEPS[broken](step) : step;
}
