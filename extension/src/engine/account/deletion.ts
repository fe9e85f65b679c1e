import type { DeletionOutcome, Moment } from '../contract/event.ts';
import { backoff, TIMING } from '../contract/timing.ts';
import type { PlanTime } from '../send/plan.ts';
import { IDLE_DELETION } from '../state/deletionState.ts';
import type { EngineState } from '../state/state.ts';
import type { Step } from '../step.ts';
import { beginSignOut, standStill } from './session.ts';

/** Persisted first: from then on it is finished, after any restart. */
export function beginDeletion(state: EngineState): Step {
  const isLeaving = state.signingOut || state.deletion === 'running';
  if (state.session.uid === null || isLeaving) return { state, effects: [] };
  return {
    state: { ...standStill(state), deletion: 'running', deletionLive: IDLE_DELETION },
    effects: [{ type: 'stopListening' }],
  };
}

export function planDeletion(state: EngineState, { now, dueAt }: PlanTime): Step {
  const { session, signingOut, connection, deletionLive } = state;
  const isWaiting = signingOut || deletionLive.isAsked || !connection.online;
  if (session.uid === null || isWaiting) return { state, effects: [] };
  if (now < deletionLive.retryAt) {
    dueAt.push(deletionLive.retryAt);
    return { state, effects: [] };
  }
  return {
    state: { ...state, deletionLive: { ...deletionLive, isAsked: true } },
    effects: [{ type: 'deleteAccount', uid: session.uid, epoch: session.epoch }],
  };
}

export function endDeletion(state: EngineState, outcome: DeletionOutcome, moment: Moment): Step {
  if (state.deletion !== 'running' || state.signingOut) return { state, effects: [] };
  switch (outcome) {
    case 'gone':
      return beginSignOut(state);
    case 'refused':
      return { state: { ...state, deletion: 'refused' }, effects: [] };
    case 'unanswered':
      return { state: afterFailure(state, moment), effects: [] };
  }
}

function afterFailure(state: EngineState, { now }: Moment): EngineState {
  const failures = state.deletionLive.failures + 1;
  const retryAt = now + backoff(TIMING.retry, TIMING.retryMax, failures);
  return { ...state, deletionLive: { isAsked: false, failures, retryAt } };
}

export function withoutRefusal(state: EngineState): EngineState {
  return state.deletion === 'refused' ? withoutDeletion(state) : state;
}

export function withoutDeletion(state: EngineState): EngineState {
  return { ...state, deletion: 'none' };
}
