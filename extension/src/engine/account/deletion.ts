import type { DeletionOutcome } from '../contract/event.ts';
import type { Moment } from '../contract/moment.ts';
import { backoff, dueTime, TIMING } from '../contract/timing.ts';
import { IDLE_DELETION } from '../state/deletionState.ts';
import type { EngineState } from '../state/state.ts';
import { type Plan, planned, type Step, stepTo, waiting } from '../state/step.ts';
import { beginSignOut, standStill } from './session.ts';

/** Persisted first: from then on it is finished, after any restart (SPEC U14). */
export function beginDeletion(state: EngineState): Step {
  const isLeaving = state.signingOut || state.deletion === 'running';
  if (state.session.uid === null || isLeaving) return stepTo(state);
  return stepTo(
    { ...standStill(state), deletion: 'running', deletionTransient: IDLE_DELETION },
    { type: 'stopListening' },
  );
}

export function planDeletion(state: EngineState, { now }: Moment): Plan {
  if (state.deletion !== 'running') return planned(state);
  const { session, signingOut, connection, deletionTransient } = state;
  const isWaiting = signingOut || deletionTransient.isAsked || !connection.online;
  if (session.uid === null || isWaiting) return planned(state);
  const retryAt = dueTime(deletionTransient.retryAt, now, TIMING.retryMax);
  if (now < retryAt) return waiting(state, retryAt);
  return planned(
    { ...state, deletionTransient: { ...deletionTransient, isAsked: true } },
    { type: 'deleteAccount', uid: session.uid, epoch: session.epoch },
  );
}

export function endDeletion(state: EngineState, outcome: DeletionOutcome, moment: Moment): Step {
  if (state.deletion !== 'running' || state.signingOut) return stepTo(state);
  switch (outcome) {
    // SPEC U15
    case 'gone':
      return beginSignOut(state);
    // SPEC U16
    case 'refused':
      return stepTo({ ...state, deletion: 'refused' });
    // SPEC U14
    case 'unanswered':
      return stepTo(afterFailure(state, moment));
  }
}

function afterFailure(state: EngineState, { now }: Moment): EngineState {
  const failures = state.deletionTransient.failures + 1;
  const retryAt = now + backoff(TIMING.retry, TIMING.retryMax, failures);
  return { ...state, deletionTransient: { isAsked: false, failures, retryAt } };
}

export function withoutRefusal(state: EngineState): EngineState {
  return state.deletion === 'refused' ? withoutDeletion(state) : state;
}

export function withoutDeletion(state: EngineState): EngineState {
  return { ...state, deletion: 'none' };
}
