import { isEqual } from '@daybook/protocol';
import type { RegisteredDevice } from '../../shared/devices.ts';
import type { DeviceEvent, DeviceOutcome } from '../contract/event.ts';
import type { AccountMoment, Moment } from '../contract/moment.ts';
import { dueTime, LONG_AGO, TIMING } from '../contract/timing.ts';
import type { DeviceEntry, DeviceTransient } from '../state/deviceState.ts';
import type { EngineState } from '../state/state.ts';
import { unsentCount } from '../state/state.ts';
import { type Plan, planned, type Step, stepTo } from '../state/step.ts';
import { beginSignOut } from './session.ts';

/** What the list of devices says (SPEC V4, V5, V6). */
export function observeDevices(
  state: EngineState,
  event: DeviceEvent,
  { now }: Moment,
): EngineState {
  switch (event.type) {
    case 'devicesRead': {
      const answered = withDeviceTransient(state, { isAsked: false });
      return event.devices
        ? seeDevices(answered, event.devices)
        : withDeviceTransient(answered, { readAt: LONG_AGO, retryAt: now + TIMING.retryDevices });
    }
    case 'deviceAnswered':
      return takeOutcome(withDeviceTransient(state, { isAsked: false }), event.outcome, now);
  }
}

function seeDevices(state: EngineState, seen: readonly RegisteredDevice[]): EngineState {
  const devices = seen.map((device) => ({ ...device, isThisDevice: device.id === state.deviceId }));
  const isListed = devices.some(({ isThisDevice }) => isThisDevice);
  const next = isEqual(devices, state.devices) ? state : { ...state, devices };
  if (isListed && state.device.state !== 'removed') return withEntryState(next, 'listed');
  // A list from before the registration lacks this device too, so it must have been in one.
  return !isListed && state.device.state === 'listed' ? withEntryState(next, 'removed') : next;
}

function takeOutcome(state: EngineState, outcome: DeviceOutcome, now: number): EngineState {
  switch (outcome) {
    case 'stored': {
      const { state: before } = state.device;
      const after = before === 'unregistered' ? 'registered' : before;
      return { ...state, device: { state: after, seenAt: now } };
    }
    case 'gone':
      return withEntryState(state, 'removed');
    default:
      return withDeviceTransient(state, { retryAt: now + TIMING.retryDevices });
  }
}

/** The list is read again: it may have changed. */
export function wantDevices(state: EngineState): EngineState {
  return withDeviceTransient(state, { readAt: LONG_AGO });
}

/**
 * One thing at a time: a list that was read while this device was being registered would say nothing. None of it is
 * urgent: what can't be done now is done when the engine next wakes for something else.
 */
export function planDevices(state: EngineState, { uid, epoch, now }: AccountMoment): Plan {
  const { isAsked, readAt, retryAt } = state.deviceTransient;
  const isWaiting = isAsked || now < dueTime(retryAt, now, TIMING.retryDevices);
  if (state.connection.firestore !== 'connected' || isWaiting) return planned(state);
  const due = dueRequest(state.device, now);
  if (due) {
    const asked = withDeviceTransient(state, { isAsked: true });
    return planned(asked, { type: due, uid, epoch, deviceId: state.deviceId });
  }
  if (!isOver(readAt, TIMING.readDevices, now)) return planned(state);
  const asked = withDeviceTransient(state, { isAsked: true, readAt: now });
  return planned(asked, { type: 'readDevices', uid, epoch, deviceId: state.deviceId });
}

function dueRequest(device: DeviceEntry, now: number): 'registerDevice' | 'refreshDevice' | null {
  if (device.state === 'unregistered') return 'registerDevice';
  if (device.state === 'removed') return null;
  return isOver(device.seenAt, TIMING.refreshDevice, now) ? 'refreshDevice' : null;
}

/** The clock may have been set back since. */
function isOver(since: number, ms: number, now: number): boolean {
  return Math.abs(now - since) >= ms;
}

/** A removed device leaves nothing behind and loses nothing, nor what waits for room (SPEC V6, C17). Connected, it has found all edits. */
export function leaveIfRemoved(state: EngineState): Step {
  const isLeaving = state.device.state === 'removed' && !state.signingOut;
  const isDone = isLeaving && state.connection.firestore === 'connected' && unsentCount(state) <= 0;
  return isDone ? beginSignOut(state) : stepTo(state);
}

function withEntryState(state: EngineState, entry: DeviceEntry['state']): EngineState {
  if (state.device.state === entry) return state;
  return { ...state, device: { ...state.device, state: entry } };
}

function withDeviceTransient(state: EngineState, patch: Partial<DeviceTransient>): EngineState {
  return { ...state, deviceTransient: { ...state.deviceTransient, ...patch } };
}
