import type { DeletionOutcome } from './event.ts';
import { beginSignOut, standStill } from './session.ts';
import type { EngineState } from './state.ts';
import type { Step } from './step.ts';

/** The deletion of the account, begun on this device (SPEC U14 to U16). */
export type Deletion =
  | 'none'
  /** The server is asked until there is a definite answer; then also while the device is cleared. */
  | 'running'
  /** The server didn't do it. */
  | 'refused';

/** Persisted first: from then on it is finished, after any restart. */
export function beginDeletion(state: EngineState): Step {
  if (state.session.uid === null || state.signingOut) return { state, effects: [] };
  return {
    state: { ...standStill(state), deletion: 'running' },
    effects: [{ type: 'stopListening' }],
  };
}

/** Each time the engine wakes, until it is answered; a call that is under way isn't made twice. */
export function planDeletion(state: EngineState): Step {
  const { session, signingOut, connection } = state;
  if (session.uid === null || signingOut || !connection.online) return { state, effects: [] };
  return {
    state,
    effects: [{ type: 'deleteAccount', uid: session.uid, epoch: session.epoch }],
  };
}

export function endDeletion(state: EngineState, outcome: DeletionOutcome): Step {
  const isAwaited = state.deletion === 'running' && !state.signingOut;
  if (!isAwaited || outcome === 'unanswered') return { state, effects: [] };
  if (outcome === 'refused') return { state: { ...state, deletion: 'refused' }, effects: [] };
  return beginSignOut(state);
}

export function withoutRefusal(state: EngineState): EngineState {
  return state.deletion === 'refused' ? withoutDeletion(state) : state;
}

export function withoutDeletion(state: EngineState): EngineState {
  return { ...state, deletion: 'none' };
}
