import { standStill } from '../account/session.ts';
import type { Effect } from '../contract/effect.ts';
import type { EngineEvent } from '../contract/event.ts';
import type { Moment } from '../contract/moment.ts';
import { backoff, dueTime, TIMING } from '../contract/timing.ts';
import { IDLE_ACCOUNT } from '../state/accountState.ts';
import { IDLE_DELETION } from '../state/deletionState.ts';
import { type Fault, NO_FAULT, placeOf } from '../state/faultState.ts';
import type { EngineState } from '../state/state.ts';
import { type Plan, type Planner, type Step, stepTo, waiting } from '../state/step.ts';

/** What was under way may never be answered: everything begins again as after a restart, after a wait (SPEC R2). */
export function takeFault(
  state: EngineState,
  { lost = [] }: Extract<EngineEvent, { type: 'faulted' }>,
  { now }: Moment,
): Step {
  const count = state.fault.count + 1;
  const retryAt = now + backoff(TIMING.retry, TIMING.retryMax, count);
  const heldBack = [...state.fault.heldBack, ...lost.map(placeOf)];
  const rested: EngineState = {
    ...standStill(state),
    account: IDLE_ACCOUNT,
    deletionTransient: IDLE_DELETION,
    fault: { count, retryAt, isExchanged: false, edits: 'unread', heldBack },
  };
  // Who is signed in may be what threw.
  const effects = ['stopListening', 'unfollowAccount', 'refreshIdentity'] as const;
  return stepTo(rested, ...effects.map((type): Effect => ({ type })));
}

/** Plans only when the wait after a fault is over. */
export function afterRest(planner: Planner<Moment>): Planner<Moment> {
  return (state, moment): Plan => {
    const endsAt = dueTime(state.fault.retryAt, moment.now, TIMING.retryMax);
    if (moment.now < endsAt) return waiting(state, endsAt);
    if (state.fault.edits !== 'unread') return planner(state, moment);
    const fault: Fault = { ...state.fault, edits: 'asked' };
    const { effects, ...plan } = planner({ ...state, fault }, moment);
    return { ...plan, effects: [{ type: 'findEdits' }, ...effects] };
  };
}

/** What threw is over once the server took or gave something, and the edits that are stored are taken. */
export function withoutFault(state: EngineState, event: EngineEvent): EngineState {
  if (state.fault.count === 0) return state;
  const isExchanged = state.fault.isExchanged || isExchange(event);
  const areTaken = event.type === 'editsFound' && event.areAll && state.fault.edits === 'asked';
  const taken: Partial<Fault> = areTaken ? { edits: 'taken', heldBack: [] } : {};
  const fault = { ...state.fault, isExchanged, ...taken };
  return { ...state, fault: isExchanged && fault.edits === 'taken' ? NO_FAULT : fault };
}

function isExchange(event: EngineEvent): boolean {
  switch (event.type) {
    case 'pulled':
      return event.result.outcome === 'page';
    case 'pushed':
      return event.result.outcome === 'applied';
    case 'commitAcknowledged':
      return true;
    case 'headsSeen':
      return event.fromServer;
    default:
      return false;
  }
}
