import assert from 'node:assert/strict';
import { TIMING } from '../../../extension/src/engine/contract/timing.ts';
import { FREE, freeDevice, PRO, seen, token } from './accountEvents.ts';
import { START_TIME, todo, UID } from './builders.ts';
import { Harness } from './harness.ts';

const SECOND = 1_000;

describe('engine: the account’s document', () => {
  it('E9: is followed once per worker while somebody is signed in, with Pro or without', () => {
    for (const entitlement of [FREE, PRO]) {
      const device = new Harness();
      device.signedOut();
      assert.deepEqual(device.all('followAccount'), []);
      token(device, entitlement);
      assert.deepEqual(device.one('followAccount'), { type: 'followAccount', uid: UID, epoch: 1 });
      token(device, entitlement, START_TIME + SECOND);
      assert.deepEqual(device.all('followAccount'), []);
      device.restart();
      token(device, entitlement);
      assert.equal(device.all('followAccount').length, 1);
    }
  });

  it('E9: is let go with the sign-in, whether a person ends it, it ends by itself or becomes another’s', () => {
    const ends: ((device: Harness) => void)[] = [
      (device) => device.send({ type: 'signOutRequested' }),
      (device) => device.signedOut(),
      (device) => device.signIn('bob'),
    ];
    for (const end of ends) {
      const device = freeDevice();
      end(device);
      assert.equal(device.all('unfollowAccount').length, 1);
      seen(device, START_TIME + SECOND);
      assert.deepEqual(device.all('refreshIdentity'), [], 'what was under way says nothing');
      seen(device, START_TIME + SECOND, { isDeleted: true });
      assert.deepEqual(device.all('endSignIn'), []);
    }
  });

  it('S20, E9: one of an earlier session says nothing', () => {
    const device = freeDevice();
    const { epoch } = device.state.session;
    device.send({ type: 'signOutRequested' });
    device.send({ type: 'sessionCleared' });
    device.signIn('bob');
    const claimsUpdatedAt = START_TIME + SECOND;
    device.send({ type: 'accountSeen', epoch, claimsUpdatedAt, isDeleted: true });
    assert.deepEqual(device.all('refreshIdentity'), []);
    assert.deepEqual(device.all('endSignIn'), []);
  });

  it('E9: is followed again when it was lost, ever more slowly', () => {
    const device = freeDevice();
    for (const wait of [TIMING.retryAccount, TIMING.retryAccount * 2]) {
      device.send({ type: 'accountLost', epoch: 1 });
      device.wait(wait - 1);
      assert.deepEqual(device.all('followAccount'), []);
      device.wait(1);
      assert.equal(device.all('followAccount').length, 1);
    }
  });

  it('E9: without Pro, Firestore is connected at once when the network is back', () => {
    const device = freeDevice();
    device.send({ type: 'onlineChanged', online: true });
    assert.deepEqual(device.all('reconnect'), [], 'it was not away');
    device.send({ type: 'onlineChanged', online: false });
    device.send({ type: 'onlineChanged', online: true });
    assert.equal(device.all('reconnect').length, 1);
  });
});

describe('engine: an account that was deleted', () => {
  it('S21, E12: the sign-in is over, with Pro or without, and everything on the device is kept', () => {
    for (const entitlement of [FREE, PRO]) {
      const device = new Harness();
      token(device, entitlement);
      device.edit('milk', todo('Milk'));
      seen(device, 0, { isDeleted: true });
      assert.equal(device.all('endSignIn').length, 1);
      assert.equal(device.all('stopListening').length, entitlement.pro ? 1 : 0);
      assert.equal(device.status, 'sign-in-again');
      device.edit('bread', todo('Bread'));
      assert.deepEqual(device.all('commit'), []);
      assert.deepEqual(device.local('milk')?.value, todo('Milk'));
    }
  });

  it('S21, E12: a worker that died before the sign-in was forgotten sees it again', () => {
    const device = freeDevice();
    seen(device, 0, { isDeleted: true });
    device.restart();
    token(device);
    seen(device, 0, { isDeleted: true });
    assert.equal(device.all('endSignIn').length, 1);
    assert.equal(device.status, 'sign-in-again');
  });
});
