import assert from 'node:assert/strict';
import { TIMING } from '../../../extension/src/engine/contract/timing.ts';
import { todo } from './builders.ts';
import { Harness } from './harness.ts';

/** A device on which a deletion was begun, with a change that was never sent. */
function deleting(): Harness {
  const device = new Harness();
  device.goLive();
  device.edit('milk', todo('Milk'));
  device.send({ type: 'deletionRequested' });
  return device;
}

describe('engine: deleting the account', () => {
  it('U14: asks the server for none that nobody wants', () => {
    const device = new Harness();
    const asked = [() => device.goLive(), () => device.restart(), () => device.signIn()].flatMap(
      (act) => {
        act();
        return [...device.all('deleteAccount'), ...device.wait(3_600_000)];
      },
    );
    assert.deepEqual(
      asked.filter(({ type }) => type === 'deleteAccount'),
      [],
    );
  });

  it('U14: asks the server, and neither sends nor pulls meanwhile', () => {
    const device = deleting();
    assert.deepEqual(
      device.effects.map(({ type }) => type),
      ['stopListening', 'unfollowAccount', 'deleteAccount'],
    );
    assert.equal(device.status, 'deleting-account');
    device.edit('bread', todo('Bread'));
    assert.deepEqual([...device.all('commit'), ...device.all('push'), ...device.all('pull')], []);
  });

  it('U14: is begun once, however often it is asked for', () => {
    const device = deleting();
    device.send({ type: 'deletionRequested' });
    assert.deepEqual([...device.all('stopListening'), ...device.all('deleteAccount')], []);
  });

  it('U14: asks again, ever more slowly, and at once when the network is back', () => {
    const device = deleting();
    for (const wait of [TIMING.retry, 2 * TIMING.retry]) {
      device.wake();
      assert.deepEqual(device.all('deleteAccount'), [], 'not while it is under way');
      device.send({ type: 'deletionAnswered', epoch: 1, outcome: 'unanswered' });
      assert.equal(device.status, 'deleting-account');
      assert.equal(device.one('wakeAt').at, device.now + wait);
      assert.deepEqual(device.all('deleteAccount'), []);
      device.wait(wait);
      assert.equal(device.one('deleteAccount').uid, 'ada');
    }
    device.send({ type: 'deletionAnswered', epoch: 1, outcome: 'unanswered' });
    device.send({ type: 'onlineChanged', online: false });
    assert.deepEqual(device.all('deleteAccount'), []);
    device.send({ type: 'onlineChanged', online: true });
    assert.equal(device.one('deleteAccount').uid, 'ada');
  });

  it('U14: asks again after a restart', () => {
    const device = deleting();
    device.restart();
    assert.equal(device.one('deleteAccount').uid, 'ada');
    assert.equal(device.status, 'deleting-account');
  });

  it('U15: is cleared as at a sign-out once it is done, whatever is pending', () => {
    const device = deleting();
    device.signedOut();
    assert.equal(device.status, 'deleting-account', 'not a sign-in that ended by itself');
    device.send({ type: 'deletionAnswered', epoch: 1, outcome: 'gone' });
    assert.equal(device.all('clearSession').length, 1);
    assert.deepEqual(device.all('deleteAccount'), []);
    assert.equal(device.status, 'deleting-account', 'until nothing of it is shown any more');
    device.send({ type: 'deletionAnswered', epoch: 1, outcome: 'refused' });
    assert.equal(device.status, 'deleting-account', 'a late answer changes nothing');
    device.restart();
    assert.equal(device.all('clearSession').length, 1, 'a restart finishes it');
    assert.deepEqual(device.all('deleteAccount'), []);
    device.send({ type: 'sessionCleared' });
    assert.equal(device.state.session.uid, null);
    assert.equal(device.local('milk'), undefined);
    assert.equal(device.status, 'signed-out');
  });

  it('U16: a refusal keeps everything, sync goes on, and it is shown until the next try', () => {
    const device = deleting();
    device.send({ type: 'deletionAnswered', epoch: 1, outcome: 'refused' });
    assert.deepEqual(device.state.status, { state: 'attention', reason: 'deletion-refused' });
    assert.equal(device.all('listenHeads').length, 1);
    assert.deepEqual(device.local('milk')?.value, todo('Milk'));
    device.restart();
    device.signIn();
    assert.deepEqual(device.state.status, { state: 'attention', reason: 'deletion-refused' });
    device.send({ type: 'syncRequested' });
    assert.notEqual(device.status, 'attention');
  });

  it('is not begun without an account, nor while signing out', () => {
    const device = new Harness();
    device.send({ type: 'deletionRequested' });
    assert.deepEqual(device.effects, []);
    device.goLive();
    device.send({ type: 'signOutRequested' });
    device.send({ type: 'deletionRequested' });
    assert.deepEqual(device.all('deleteAccount'), []);
  });

  it('signing out calls it off on this device', () => {
    const device = deleting();
    device.send({ type: 'signOutRequested' });
    assert.equal(device.all('clearSession').length, 1);
    assert.equal(device.status, 'signed-out', 'before the session goes: it is not deleted');
    device.wait(1);
    assert.deepEqual(device.all('deleteAccount'), []);
    device.send({ type: 'deletionAnswered', epoch: 1, outcome: 'refused' });
    device.send({ type: 'sessionCleared' });
    assert.equal(device.status, 'signed-out');
  });
});
