import assert from 'node:assert/strict';
import type { DeviceOutcome } from '../../../extension/src/engine/contract/event.ts';
import { TIMING } from '../../../extension/src/engine/contract/timing.ts';
import { withType } from '../../../extension/src/engine/state/state.ts';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import { readSnapshot } from '../../../extension/src/shared/snapshot.ts';
import { confirmed, inPage, todo, UID } from './builders.ts';
import { Harness } from './harness.ts';

const LAPTOP = { name: 'Laptop', platform: 'Linux', appVersion: '1.0.0', lastSeenAt: 1 };

function answer(device: Harness, outcome: DeviceOutcome) {
  return device.send({ type: 'deviceAnswered', epoch: device.state.session.epoch, outcome });
}

/** Nothing of the list is urgent: it is looked after when the engine wakes for something else. */
function passed(device: Harness, ms: number) {
  device.now += ms;
  return device.wake();
}

/** The list as the server has it. */
function read(device: Harness, ...ids: string[]) {
  const devices = ids.map((id) => ({ ...LAPTOP, id }));
  return device.send({ type: 'devicesRead', epoch: device.state.session.epoch, devices });
}

/** Registered, and in the list. */
function listedDevice(): Harness {
  const device = new Harness();
  device.goLive();
  answer(device, 'stored');
  read(device, device.state.deviceId, 'other');
  return device;
}

describe('engine: devices', () => {
  it('V5: registers once it is connected, once per session', () => {
    const device = new Harness();
    device.signIn();
    assert.deepEqual(device.all('registerDevice'), []);
    device.goLive();
    const { deviceId, session } = device.state;
    assert.deepEqual(device.one('registerDevice'), {
      type: 'registerDevice',
      uid: UID,
      epoch: session.epoch,
      deviceId,
    });
    answer(device, 'stored');
    assert.equal(device.all('readDevices').length, 1);
    device.restart();
    device.goLive();
    assert.deepEqual(device.all('registerDevice'), []);
    assert.equal(device.all('readDevices').length, 1);
  });

  it('V5: asks again when the worker died before the answer, or the server could not be reached', () => {
    const device = new Harness();
    device.goLive();
    device.restart();
    device.goLive();
    assert.equal(device.all('registerDevice').length, 1);
    answer(device, 'unreachable');
    passed(device, TIMING.retryDevices - 1);
    assert.deepEqual(device.all('registerDevice'), []);
    passed(device, 1);
    assert.equal(device.all('registerDevice').length, 1);
  });

  it('V5: refreshes at most once a day', () => {
    const device = listedDevice();
    passed(device, TIMING.refreshDevice - 1);
    assert.deepEqual(device.all('refreshDevice'), []);
    read(device, device.state.deviceId);
    passed(device, 1);
    assert.equal(device.all('refreshDevice').length, 1);
    answer(device, 'stored');
    passed(device, 60_000);
    assert.deepEqual(device.all('refreshDevice'), []);
  });

  it('keeps the list for the tabs, and marks this device in it', () => {
    const device = listedDevice();
    const kept = readSnapshot(device.storage).devices;
    assert.deepEqual(
      kept.map(({ id, isThisDevice }) => [id, isThisDevice]),
      [
        [device.state.deviceId, true],
        ['other', false],
      ],
    );
    delete device.storage[KEYS.devices];
    read(device, device.state.deviceId, 'other');
    assert.ok(!(KEYS.devices in device.storage), 'the same list is not written again');
  });

  it('V6: reads the list when it connects, every few minutes, and when a person looks', () => {
    const device = listedDevice();
    passed(device, TIMING.readDevices - 1);
    assert.deepEqual(device.all('readDevices'), []);
    passed(device, 1);
    assert.equal(device.all('readDevices').length, 1);
    read(device, device.state.deviceId);
    device.headsSeen({}, false);
    device.headsSeen({});
    assert.equal(device.all('readDevices').length, 1, 'connected again');
    read(device, device.state.deviceId);
    device.send({ type: 'devicesRequested' });
    assert.equal(device.all('readDevices').length, 1, 'looked at');
    device.send({ type: 'devicesRequested' });
    assert.deepEqual(device.all('readDevices'), [], 'one at a time');
    read(device, device.state.deviceId);
    assert.equal(device.all('readDevices').length, 1, 'what was asked for meanwhile comes after');
  });

  it('reads the list again later where it could not be read', () => {
    const device = listedDevice();
    device.send({ type: 'devicesRequested' });
    device.send({ type: 'devicesRead', epoch: device.state.session.epoch, devices: null });
    assert.deepEqual(device.all('readDevices'), []);
    passed(device, TIMING.retryDevices);
    assert.equal(device.all('readDevices').length, 1);
  });

  it('V6: a list from before its registration does not mean that it was removed', () => {
    const device = new Harness();
    device.goLive();
    answer(device, 'stored');
    read(device, 'other');
    assert.equal(device.state.device.state, 'registered');
    assert.deepEqual(device.all('clearSession'), []);
  });

  it('V6: removed with nothing pending, it signs out and clears itself', () => {
    const device = listedDevice();
    const { deviceId } = device.state;
    read(device, 'other');
    assert.deepEqual(device.one('clearSession'), { type: 'clearSession', uid: UID, deviceId });
    device.send({ type: 'sessionCleared' });
    assert.equal(device.state.session.uid, null);
    assert.deepEqual(readSnapshot(device.storage).devices, []);
    assert.equal(device.state.device.state, 'unregistered');
  });

  it('V6: removed with changes pending, it first sends them, whatever happens in between', () => {
    const device = listedDevice();
    device.edit('milk', todo('Milk'));
    const { commitId } = device.one('commit').commit;
    read(device, 'other');
    assert.deepEqual(device.all('clearSession'), []);
    device.restart();
    device.signIn();
    device.headsSeen({ TODOS: [1, true] });
    assert.deepEqual(device.all('clearSession'), []);
    assert.deepEqual(device.all('registerDevice'), [], 'V5: it does not come back');
    device.committed([
      confirmed('milk', todo('Milk'), 1, { commitId, deviceId: device.state.deviceId }),
    ]);
    assert.equal(device.local('milk'), undefined);
    assert.equal(device.all('clearSession').length, 1);
  });

  it('V6: waits until it is connected, so that edits a tab left behind are found first', () => {
    const device = listedDevice();
    device.edit('milk', todo('Milk'));
    read(device, 'other');
    device.restart();
    assert.deepEqual(device.all('clearSession'), []);
  });

  it('V6: what cannot be refreshed because it is gone was removed', () => {
    const device = listedDevice();
    passed(device, TIMING.refreshDevice);
    answer(device, 'gone');
    assert.equal(device.all('clearSession').length, 1);
  });

  it('S20: a list of an earlier session says nothing', () => {
    const device = listedDevice();
    const { epoch } = device.state.session;
    device.send({ type: 'signOutRequested' });
    device.send({ type: 'sessionCleared' });
    device.signIn('bob');
    device.send({ type: 'devicesRead', epoch, devices: [{ ...LAPTOP, id: 'x' }] });
    assert.deepEqual(device.state.devices, []);
  });
});

describe('engine: a removed device that is still in use', () => {
  it('V6, C14: one item that was refused, and was taken from others since, lets no other change go', () => {
    const device = listedDevice();
    device.edit('milk', todo('Milk'));
    device.state = withType(device.state, 'TODOS', {
      transient: { refusedItems: ['bread'], request: 'pull' },
    });
    read(device, 'other');
    assert.deepEqual(device.all('clearSession'), []);
    assert.equal(device.state.device.state, 'removed');
  });

  const onItsWay = inPage(confirmed('gone', todo('On its way'), 1));
  it('V7: what is edited between its decision and its end stays on it', () => {
    const device = listedDevice();
    const { session } = device.state;
    read(device, 'other');
    assert.equal(device.all('clearSession').length, 1);
    const edit = {
      id: 'E9',
      epoch: session.epoch,
      dataType: 'TODOS' as const,
      itemId: 'late',
      before: null,
      value: todo('Late'),
      madeAt: device.now,
    };
    const found = { type: 'editsFound' as const, edits: [edit] };
    assert.deepEqual(device.send(found), [], 'its key stays');
    device.send({ type: 'sessionCleared' });
    assert.equal(device.all('findEdits').length, 1);
    device.send(found);
    assert.equal(device.local('late'), undefined, 'perhaps others come before it');
    assert.equal(device.all('findEdits').length, 1, 'perhaps it came after they were read');
    device.send({ ...found, areAll: true });
    assert.deepEqual(device.local('late')?.value, todo('Late'));
    assert.equal(device.status, 'signed-out');
    assert.equal(device.all('removeEdits').length, 1);
    device.send({ ...found, edits: [{ ...edit, id: 'E99', itemId: 'later' }] });
    assert.deepEqual(device.local('later')?.value, todo('Late'));
  });

  it('V7, P12: … also where another machine goes on under its id', () => {
    const device = listedDevice();
    const { deviceId } = device.state;
    read(device, 'other');
    device.committed([confirmed('milk', todo('Milk'), 1, { deviceId })], { deviceId });
    device.send({ type: 'sessionCleared' });
    assert.equal(device.all('findEdits').length, 1);
  });

  it('V7: … also where the worker dies in between', () => {
    const device = listedDevice();
    const { importedEpoch } = device.state.session;
    read(device, 'other');
    device.restart();
    assert.equal(device.all('clearSession').length, 1);
    device.send({ type: 'sessionCleared' });
    assert.equal(device.all('findEdits').length, 1);
    assert.equal(device.state.session.importedEpoch, importedEpoch);
  });

  it('V7: … also where somebody signs in before it is found, and the other way round for deletions', () => {
    const device = listedDevice();
    const { epoch } = device.state.session;
    read(device, 'other');
    device.send({ type: 'sessionCleared' });
    device.signIn('bob');
    device.now += 60_000;
    const fields = { epoch, dataType: 'TODOS' as const, madeAt: device.now };
    const edits = [
      { ...fields, id: 'E8', itemId: 'late', before: null, value: todo('Late') },
      { ...fields, id: 'E9', itemId: 'gone', before: todo('On its way'), value: null },
    ];
    device.send({ type: 'editsFound', edits, areAll: true });
    assert.deepEqual(device.local('late')?.value, todo('Late'));
    device.pulled({
      dataType: 'TODOS',
      version: 1,
      commitId: 'X1',
      cursor: '1~X1',
      changes: [onItsWay],
    });
    assert.equal(device.local('gone')?.value, null, 'what it deletes may arrive later');
    assert.ok((device.local('gone')?.editedAt ?? 0) > onItsWay.editedAt);
  });

  it('V7: what an earlier sign-out let go stays gone', () => {
    const device = listedDevice();
    const { epoch } = device.state.session;
    device.send({ type: 'signOutRequested' });
    device.send({ type: 'sessionCleared' });
    device.signIn('bob');
    const edit = {
      id: 'E8',
      epoch,
      dataType: 'TODOS' as const,
      itemId: 'late',
      madeAt: device.now,
    };
    device.send({ type: 'editsFound', edits: [{ ...edit, before: null, value: todo('Late') }] });
    assert.equal(device.local('late'), undefined);
  });

  it('V7: who signs out says that what is pending may go', () => {
    const device = listedDevice();
    device.send({ type: 'signOutRequested' });
    device.send({ type: 'sessionCleared' });
    assert.deepEqual([device.all('findEdits'), device.state.session.importedEpoch], [[], null]);
  });
});
