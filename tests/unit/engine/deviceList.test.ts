import assert from 'node:assert/strict';
import {
  leaveIfRemoved,
  observeDevices,
  planDevices,
} from '../../../extension/src/engine/account/devices.ts';
import type { DeviceOutcome } from '../../../extension/src/engine/contract/event.ts';
import { DAY, LONG_AGO, TIMING } from '../../../extension/src/engine/contract/timing.ts';
import type {
  DeviceEntry,
  DeviceTransient,
} from '../../../extension/src/engine/state/deviceState.ts';
import {
  type EngineState,
  withConnection,
  withType,
} from '../../../extension/src/engine/state/state.ts';
import { START_TIME, todo } from './builders.ts';
import { Harness } from './harness.ts';

const NOW = START_TIME + DAY;
const MOMENT = { now: NOW, nonce: 'N', random: 0.5, uid: 'ada', epoch: 1 };
const STATES = ['unregistered', 'registered', 'listed', 'removed'] as const;

/** Connected, with nothing to do for the list unless the test says so. */
function known(
  device: Partial<DeviceEntry> = {},
  transient: Partial<DeviceTransient> = {},
  count = 0,
): EngineState {
  const harness = new Harness();
  harness.goLive();
  for (let index = 0; index < count; index += 1) harness.edit(`t${index}`, todo('T'));
  return {
    ...harness.state,
    device: { state: 'listed', seenAt: NOW, ...device },
    deviceTransient: { isAsked: false, readAt: NOW, retryAt: LONG_AGO, ...transient },
  };
}

const asked = (state: EngineState) => planDevices(state, MOMENT).effects.map(({ type }) => type);

describe('engine: what the list of devices is asked', () => {
  const due: Record<(typeof STATES)[number], string[]> = {
    unregistered: ['registerDevice'],
    registered: ['refreshDevice'],
    listed: ['refreshDevice'],
    removed: [],
  };
  for (const state of STATES) {
    it(`V5: of a device that is ${state}, after a day: ${due[state]}`, () => {
      assert.deepEqual(asked(known({ state, seenAt: NOW - DAY })), due[state]);
    });
  }

  it('V5, K5: a refresh after a day, in either direction of the clock, and no sooner', () => {
    assert.deepEqual(asked(known({ seenAt: NOW - DAY + 1 })), []);
    assert.deepEqual(asked(known({ seenAt: NOW + DAY - 1 })), []);
    assert.deepEqual(asked(known({ seenAt: NOW + DAY })), ['refreshDevice']);
  });

  it('V6, K5: what is in it every 5 minutes, in either direction of the clock, and no sooner', () => {
    for (const [readAt, expected] of [
      [NOW - TIMING.readDevices, ['readDevices']],
      [NOW - TIMING.readDevices + 1, []],
      [NOW + TIMING.readDevices - 1, []],
      [NOW + TIMING.readDevices, ['readDevices']],
      [LONG_AGO, ['readDevices']],
    ] as const) {
      assert.deepEqual(asked(known({}, { readAt })), expected);
    }
  });

  it('V6: one thing at a time, connected, and not before it may be tried again', () => {
    const device = { seenAt: LONG_AGO };
    assert.deepEqual(asked(known(device, { isAsked: true })), []);
    assert.deepEqual(asked(withConnection(known(device), { firestore: 'connecting' })), []);
    const waiting = (ms: number) => asked(known(device, { retryAt: NOW + ms }));
    assert.deepEqual(waiting(1), []);
    assert.deepEqual(waiting(TIMING.retryDevices), []);
    assert.deepEqual(waiting(0), ['refreshDevice']);
    assert.deepEqual(waiting(TIMING.retryDevices + 1), ['refreshDevice'], 'K5');
  });

  it('V6: is under way then, and noted as read when it was asked for', () => {
    const { state, effects } = planDevices(known({}, { readAt: LONG_AGO, retryAt: 5 }), MOMENT);
    assert.deepEqual(effects, [
      { type: 'readDevices', uid: 'ada', epoch: 1, deviceId: state.deviceId },
    ]);
    assert.deepEqual(state.deviceTransient, { isAsked: true, readAt: NOW, retryAt: 5 });
  });
});

describe('engine: what the list of devices answers', () => {
  const answered = (state: EngineState, outcome: DeviceOutcome) =>
    observeDevices(state, { type: 'deviceAnswered', outcome }, MOMENT);

  it('V5: that it is stored: registered, but not yet known to be listed', () => {
    const after = STATES.map((state) => answered(known({ state, seenAt: 1 }), 'stored').device);
    assert.deepEqual(after, [
      { state: 'registered', seenAt: NOW },
      { state: 'registered', seenAt: NOW },
      { state: 'listed', seenAt: NOW },
      { state: 'removed', seenAt: NOW },
    ]);
  });

  it('V6: that it is gone: it was removed', () => {
    assert.deepEqual(answered(known({ seenAt: 1 }), 'gone').device, {
      state: 'removed',
      seenAt: 1,
    });
  });

  it('V5: anything else: it is asked again in a minute', () => {
    for (const outcome of ['unreachable', 'refused'] as const) {
      const { device, deviceTransient } = answered(known({}, { isAsked: true }), outcome);
      assert.deepEqual(device, { state: 'listed', seenAt: NOW });
      const retryAt = NOW + TIMING.retryDevices;
      assert.deepEqual(deviceTransient, { isAsked: false, readAt: NOW, retryAt });
    }
  });

  const listed = (state: EngineState, ids: string[] | null) => {
    const fields = { name: 'Laptop', platform: '', appVersion: '1', lastSeenAt: 1 };
    const devices = ids?.map((id) => ({ ...fields, id })) ?? null;
    return observeDevices(state, { type: 'devicesRead', devices }, MOMENT);
  };

  it('V6: with this device in it: it is listed, but one that was removed does not come back', () => {
    const after = STATES.map((state) => {
      const before = known({ state });
      return listed(before, ['other', before.deviceId]).device.state;
    });
    assert.deepEqual(after, ['listed', 'listed', 'listed', 'removed']);
  });

  it('V6: without it: it was removed if it was listed', () => {
    const after = STATES.map((state) => listed(known({ state }), ['other']).device.state);
    assert.deepEqual(after, ['unregistered', 'registered', 'removed', 'removed']);
  });

  it('V6: nothing: it is asked again in a minute, and nothing is known of it', () => {
    const { device, deviceTransient } = listed(known({}, { isAsked: true }), null);
    assert.equal(device.state, 'listed');
    const retryAt = NOW + TIMING.retryDevices;
    assert.deepEqual(deviceTransient, { isAsked: false, readAt: LONG_AGO, retryAt });
  });
});

describe('engine: a device that was removed', () => {
  const leaves = (state: EngineState) => leaveIfRemoved(state).state.signingOut;
  const removed = { state: 'removed' } as const;

  it('V6: leaves once it is connected and has nothing to send', () => {
    assert.equal(leaves(known(removed)), true);
    assert.equal(leaves(known(removed, {}, 1)), false);
    assert.equal(leaves(withConnection(known(removed), { firestore: 'disconnected' })), false);
    assert.equal(leaves(known()), false);
  });

  it('V6, C14: what no door takes does not hold it', () => {
    const state = withType(known(removed, {}, 2), 'TODOS', {
      transient: { refusedItems: ['t0', 't1'] },
    });
    assert.equal(leaves(state), true);
    assert.equal(leaves(withType(state, 'TODOS', { transient: { refusedItems: ['t0'] } })), false);
  });

  it('V6: leaves once', () => {
    const state = { ...known(removed), signingOut: true };
    assert.deepEqual(leaveIfRemoved(state), { state, effects: [] });
  });
});
