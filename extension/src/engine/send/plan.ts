import { DATA_TYPES } from '@daybook/protocol';
import { planAccount } from '../account/account.ts';
import { planDeletion } from '../account/deletion.ts';
import { planDevices } from '../account/devices.ts';
import { planIdentity } from '../account/identity.ts';
import { activeUid, isLeaving, standStill } from '../account/session.ts';
import type { AccountMoment, Moment } from '../contract/moment.ts';
import type { EngineState } from '../state/state.ts';
import { chain, type Plan, planned, type Step } from '../state/step.ts';
import { afterRest } from '../status/fault.ts';
import { planConnection, planUnanswered } from './planConnection.ts';
import { planProbe } from './planProbe.ts';
import { plannerOf } from './planRequest.ts';

/**
 * Starts whatever should be under way and isn't. Only the state decides, so it doesn't matter which event came, or
 * whether the worker was restarted in between.
 */
export function plan(state: EngineState, moment: Moment): Step {
  const { dueAt, ...step } = planAll(state, moment);
  if (dueAt.length === 0) return step;
  return { ...step, effects: [...step.effects, { type: 'wakeAt', at: Math.min(...dueAt) }] };
}

const planAll = afterRest(
  chain<Moment>(planIdentity, planAccount, planDeletion, planPause, planSync, planProbe),
);

const planForAccount = chain<AccountMoment>(
  planConnection,
  ...DATA_TYPES.map(plannerOf),
  planUnanswered,
  planDevices,
);

/** A Pro that turned out to be over ends no listening by itself (SPEC E11). */
function planPause(state: EngineState): Plan {
  const goesOn = isLeaving(state) || activeUid(state) !== null;
  if (goesOn || !state.connection.listening) return planned(state);
  return planned(standStill(state), { type: 'stopListening' });
}

function planSync(state: EngineState, moment: Moment): Plan {
  const uid = activeUid(state);
  if (uid === null) return planned(state);
  return planForAccount(state, { ...moment, uid, epoch: state.session.epoch });
}
