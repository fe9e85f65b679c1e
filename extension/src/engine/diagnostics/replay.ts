import { isEqual } from '@daybook/protocol';
import { type EngineState, mapTypes } from '../state/state.ts';
import { step } from '../step.ts';
import type { Diagnostics, StepSummary } from './diagnostics.ts';

/** A step as it was recorded, and what the engine of this checkout makes of it. */
export interface ReplayedStep {
  recorded: StepSummary;
  replayed: Pick<StepSummary, 'effects' | 'status'>;
  agrees: boolean;
  /** After it. */
  state: EngineState;
}

/** Steps the engine through the events of diagnostics again (SPEC T4); empty where they carry none. */
export function replay({ steps, replay: replayable }: Diagnostics): ReplayedStep[] {
  if (replayable === null) return [];
  let state = revived(replayable.state);
  return replayable.events.flatMap(({ event, moment }, index) => {
    const recorded = steps[replayable.from + index];
    const taken = step(state, event, moment);
    state = taken.state;
    if (!recorded) return [];
    const effects = taken.effects.map(({ type }) => type);
    const status = state.status.state;
    const agrees = isEqual(effects, recorded.effects) && status === recorded.status;
    return [{ recorded, replayed: { effects, status }, agrees, state }];
  });
}

/** JSON doesn't know which parts were one object, on which the engine relies. */
function revived(state: EngineState): EngineState {
  const transient = mapTypes((type) => {
    const { askedFrom, ...others } = state.transient[type];
    const { cursor } = state.durable[type];
    return {
      ...others,
      askedFrom: isEqual(askedFrom, cursor) ? cursor : askedFrom,
    };
  });
  return { ...state, transient };
}
