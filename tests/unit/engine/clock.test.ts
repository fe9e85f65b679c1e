import assert from 'node:assert/strict';
import { DATA_TYPES, type Todo } from '@daybook/protocol';
import { TIMING } from '../../../extension/src/engine/contract/timing.ts';
import { token } from './accountEvents.ts';
import { EMPTY_PAGE, START_TIME, todo, UID } from './builders.ts';
import { Harness } from './harness.ts';

const HOUR = 3_600_000;

/** A device whose clock went wrong by `error` ms after it was last measured. */
function withClockOff(error: number): Harness {
  const device = new Harness();
  device.goLive();
  device.send({ type: 'onlineChanged', online: false });
  device.now += error;
  return device;
}

/** The server's time at the device's `now`. */
function answered(device: Harness, serverNow: number, outcome: 'failed' | 'forbidden' = 'failed') {
  const clockOffset = serverNow - device.now;
  const result = { outcome, message: '', isRefusal: false, clockOffset } as const;
  device.send({ type: 'onlineChanged', online: true });
  const dataType = DATA_TYPES.find((type) => device.state.transient[type].request !== null);
  if (dataType) return device.pullAnswered(dataType, result);
  device.headsSeen({ TODOS: [9, false] });
  assert.equal(device.all('pull').length, 1);
  return device.pullAnswered('TODOS', result);
}

describe('engine: the clock', () => {
  it('K1: is learnt from a refusal as well, and from every kind of answer', () => {
    for (const outcome of ['failed', 'forbidden'] as const) {
      const device = withClockOff(HOUR);
      answered(device, START_TIME, outcome);
      assert.equal(device.state.clockOffset, -HOUR, outcome);
    }
  });

  it('K1: an answer that doesn’t show it changes nothing', () => {
    const device = withClockOff(0);
    device.state = { ...device.state, clockOffset: 7 };
    device.send({ type: 'onlineChanged', online: true });
    device.headsSeen({ TODOS: [9, false] });
    const result = {
      ...{ outcome: 'failed' as const, message: '' },
      ...{ isRefusal: false, clockOffset: null },
    };
    device.pullAnswered('TODOS', result);
    assert.equal(device.state.clockOffset, 7);
  });

  it('K2: an edit’s times are in server time, also those in its value', () => {
    const device = new Harness();
    device.state = { ...device.state, clockOffset: -HOUR };
    const made = device.now;
    device.edit('milk', todo('Milk', { createdAt: made, completedAt: made + 3, done: true }));
    const { value, editedAt } = device.local('milk') ?? {};
    assert.equal(editedAt, made - HOUR);
    const { createdAt, completedAt } = value as Todo;
    assert.deepEqual([createdAt, completedAt], [made - HOUR, made + 3 - HOUR]);
  });

  it('K2: what another edit or time set stays as it is', () => {
    const device = new Harness();
    device.state = { ...device.state, clockOffset: -HOUR };
    device.edit('milk', todo('Milk', { createdAt: device.now - 5 * HOUR }));
    device.edit('milk', todo('Oat milk', { createdAt: device.now - 5 * HOUR }));
    const { value } = device.local('milk') ?? {};
    assert.equal((value as Todo).createdAt, device.now - 5 * HOUR);
  });

  for (const error of [HOUR, -HOUR, 300 * 24 * HOUR]) {
    it(`K3: what was edited with a clock that was ${error} ms ahead is corrected when that becomes known`, () => {
      const device = withClockOff(error);
      device.state = { ...device.state, durable: { ...device.state.durable } };
      for (let index = 0; index < 20; index += 1) {
        const made = { createdAt: device.now, completedAt: device.now, done: true };
        device.edit(`t${index}`, todo('T', made));
      }
      answered(device, START_TIME);
      // The first is in a commit that is queued, the last isn't yet.
      for (const id of ['t0', 't19']) {
        const { value, editedAt } = device.local(id) ?? {};
        assert.equal(editedAt, START_TIME);
        const { createdAt, completedAt } = value as Todo;
        assert.deepEqual([createdAt, completedAt], [START_TIME, START_TIME]);
      }
      assert.deepEqual(device.state.unmeasured, []);
    });
  }

  it('K3: what was edited before the last measurement, or the noise of one, moves nothing', () => {
    const device = withClockOff(0);
    device.edit('queued', todo('Q'));
    device.edit('milk', todo('Milk'));
    answered(device, START_TIME + 1000);
    assert.equal(device.local('milk')?.editedAt, START_TIME);
    device.send({ type: 'onlineChanged', online: false });
    device.now += HOUR;
    answered(device, START_TIME);
    assert.equal(device.local('milk')?.editedAt, START_TIME);
  });

  it('K3: survives a restart', () => {
    const device = withClockOff(HOUR);
    device.edit('queued', todo('Q'));
    device.edit('milk', todo('Milk'));
    device.restart();
    device.signIn();
    device.headsSeen({});
    answered(device, START_TIME);
    assert.equal(device.local('milk')?.editedAt, START_TIME);
  });
});

describe('engine: a clock that is set back', () => {
  it('K5: claims that may be old, a deletion, and the list of devices are asked about all the same', () => {
    const device = new Harness();
    device.goLive();
    const { epoch } = device.state.session;
    const seen = { type: 'accountSeen' as const, epoch, isDeleted: false };
    device.send({ ...seen, claimsUpdatedAt: START_TIME + HOUR });
    assert.equal(device.all('refreshIdentity').length, 1);
    device.send({ type: 'deviceAnswered', epoch, outcome: 'stored' });
    device.send({ type: 'devicesRead', epoch, devices: null });
    device.now -= HOUR;
    device.wake();
    assert.deepEqual(
      [device.all('refreshIdentity').length, device.all('readDevices').length],
      [1, 1],
    );
    device.now += HOUR;
    device.send({ type: 'deletionRequested' });
    device.send({ type: 'deletionAnswered', epoch, outcome: 'unanswered' });
    device.now -= HOUR;
    device.wake();
    assert.equal(device.all('deleteAccount').length, 1);
  });
});

describe('engine: Pro and the clock', () => {
  const ENDS = { pro: true, proUntilMs: START_TIME + 24 * HOUR };

  function pro(): Harness {
    const device = new Harness();
    token(device, ENDS);
    for (const { dataType } of device.all('pull')) device.pulled({ dataType });
    device.headsSeen({});
    assert.equal(device.status, 'synced');
    return device;
  }

  it('K4: a clock a month ahead pauses nothing, as the server shows', () => {
    const device = pro();
    device.wait(30 * 24 * HOUR);
    assert.notEqual(device.status, 'paused');
    const { dataType } = device.one('pull');
    const clockOffset = -30 * 24 * HOUR;
    const page = { ...EMPTY_PAGE, dataType };
    device.pullAnswered(dataType, { outcome: 'page', page, clockOffset });
    assert.equal(device.status, 'synced');
    device.wait(HOUR);
    assert.deepEqual(device.all('pull'), [], 'asked once');
  });

  it('K4: a Pro that is over pauses once the server shows its clock, also while this one is behind', () => {
    for (const behind of [0, 48 * HOUR]) {
      const device = pro();
      device.now += 25 * HOUR - behind;
      device.headsSeen({ TODOS: [9, false] });
      if (device.all('pull').length === 0) device.wait(0);
      answered(device, START_TIME + 25 * HOUR, 'forbidden');
      assert.equal(device.status, 'paused');
      device.restart();
      token(device, ENDS);
      assert.equal(device.status, 'paused', 'and stays so');
      assert.deepEqual(device.all('pull'), []);
    }
  });

  it('K4: offline, or without an answer, nothing is paused, and the server is asked seldom', () => {
    const device = pro();
    device.wait(25 * HOUR);
    let asked = 0;
    for (let second = 0; second < 3600; second += 1) {
      asked += device.all('pull').length;
      for (const { dataType } of device.all('pull')) {
        device.pullAnswered(dataType, { outcome: 'unreachable' });
      }
      device.wait(1000);
    }
    assert.notEqual(device.status, 'paused');
    assert.ok(asked > 10 && asked < 150, `${asked} times in an hour`);
  });

  it('K4: Sync now has the server asked again', () => {
    const device = pro();
    device.wait(25 * HOUR);
    answered(device, device.now, 'forbidden');
    assert.equal(device.status, 'paused');
    device.send({ type: 'syncRequested' });
    assert.equal(device.all('refreshIdentity').length, 1);
    assert.ok(device.all('pull').length > 0);
  });
});

describe('engine: claims that can’t be read', () => {
  it('E14: are asked for again, ever more seldom, and at once when the network is back', () => {
    const device = new Harness();
    device.goLive();
    device.restart();
    device.send({ type: 'onlineChanged', online: false });
    device.send({ type: 'identityUnread', uid: UID });
    assert.equal(device.status, 'offline');
    device.wait(HOUR);
    assert.deepEqual(device.all('refreshIdentity'), []);
    device.send({ type: 'onlineChanged', online: true });
    assert.equal(device.all('refreshIdentity').length, 1);
    let asked = 0;
    for (let second = 0; second < 3600; second += 1) {
      device.wait(1000);
      asked += device.all('refreshIdentity').length;
      if (device.all('refreshIdentity').length > 0) {
        device.send({ type: 'identityUnread', uid: UID });
      }
    }
    assert.ok(asked > 10 && asked < 30, `${asked} times`);
    device.signIn();
    device.headsSeen({});
    device.wait(HOUR);
    assert.deepEqual(device.all('refreshIdentity'), []);
  });

  it('E14: each time after twice as long', () => {
    const device = new Harness();
    device.send({ type: 'identityUnread', uid: UID });
    for (const seconds of [1, 2, 4, 8, 16]) {
      device.wait(seconds * 1000 - 1);
      assert.deepEqual(device.all('refreshIdentity'), [], `${seconds} s`);
      device.wait(1);
      assert.equal(device.all('refreshIdentity').length, 1);
      device.send({ type: 'identityUnread', uid: UID });
    }
  });

  it('E14, R5: a worker that has just started is offline after four tries in vain', () => {
    const device = new Harness();
    device.goLive();
    device.restart();
    for (const [seconds, status] of [
      [0, 'synced'],
      [1, 'synced'],
      [2, 'synced'],
      [4, 'offline'],
    ] as const) {
      device.wait(seconds * 1000);
      device.send({ type: 'identityUnread', uid: UID });
      assert.equal(device.status, status, `after ${seconds} s more`);
    }
    device.signIn();
    device.headsSeen({});
    assert.equal(device.status, 'synced');
  });

  it('E14: what was known goes on counting meanwhile', () => {
    const device = new Harness();
    device.goLive();
    device.send({ type: 'identityUnread', uid: UID });
    assert.equal(device.status, 'synced');
    device.now += TIMING.coalesce;
    device.edit('milk', todo('Milk'));
    assert.equal(device.all('commit').length, 1);
  });
});
