import { standStill } from '../account/session.ts';
import type { Effect } from '../contract/effect.ts';
import type { EngineEvent } from '../contract/event.ts';
import type { Moment } from '../contract/moment.ts';
import { backoff, dueTime, TIMING } from '../contract/timing.ts';
import { IDLE_ACCOUNT } from '../state/accountState.ts';
import { IDLE_DELETION } from '../state/deletionState.ts';
import { NO_FAULT } from '../state/faultState.ts';
import type { EngineState } from '../state/state.ts';
import { type Plan, type Planner, type Step, stepTo, waiting } from '../state/step.ts';

/** What was under way may never be answered: everything begins again as after a restart, after a wait (SPEC R2). */
export function takeFault(state: EngineState, { now }: Moment): Step {
  const count = state.fault.count + 1;
  const retryAt = now + backoff(TIMING.retry, TIMING.retryMax, count);
  const rested: EngineState = {
    ...standStill(state),
    account: IDLE_ACCOUNT,
    deletionTransient: IDLE_DELETION,
    fault: { count, retryAt },
  };
  // Who is signed in may be what threw.
  const asks: Effect[] = state.connection.identity === null ? [{ type: 'refreshIdentity' }] : [];
  return stepTo(rested, { type: 'stopListening' }, { type: 'unfollowAccount' }, ...asks);
}

/** Plans only when the wait after a fault is over. */
export function afterRest(planner: Planner<Moment>): Planner<Moment> {
  return (state, moment): Plan => {
    const endsAt = dueTime(state.fault.retryAt, moment.now, TIMING.retryMax);
    if (moment.now >= endsAt) return planner(state, moment);
    return waiting(state, endsAt);
  };
}

/** The server took or gave something: what threw is over. */
export function withoutFault(state: EngineState, event: EngineEvent): EngineState {
  return isExchange(event) ? { ...state, fault: NO_FAULT } : state;
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
