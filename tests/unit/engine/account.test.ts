import assert from 'node:assert/strict';
import type { Effect } from '../../../extension/src/engine/contract/effect.ts';
import { TIMING } from '../../../extension/src/engine/contract/timing.ts';
import { Harness, START_TIME, todo, UID } from './harness.ts';

const SECOND = 1_000;
const PRO = { pro: true, proUntilMs: Number.MAX_SAFE_INTEGER };
const FREE = { pro: false, proUntilMs: 0 };

/** A token with these claims, issued then by the server's clock. */
function token(device: Harness, entitlement = FREE, issuedAt = START_TIME): readonly Effect[] {
  const identity = { uid: UID, email: 'ada@example.com', entitlement, issuedAt };
  return device.send({ type: 'identityChanged', identity });
}

/** The account's document as the server has it. */
function seen(
  device: Harness,
  claimsUpdatedAt: number,
  { isDeleted = false } = {},
): readonly Effect[] {
  const { epoch } = device.state.session;
  return device.send({ type: 'accountSeen', epoch, claimsUpdatedAt, isDeleted });
}

function freeDevice(): Harness {
  const device = new Harness();
  token(device);
  seen(device, 0);
  return device;
}

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

describe('engine: claims that changed', () => {
  it('E10: a token that is newer is good; one that is older, or of the same second, is not', () => {
    const second = START_TIME + SECOND;
    for (const [claimsUpdatedAt, isAsked] of [
      [0, false],
      [START_TIME - 1, false],
      [START_TIME, true],
      [START_TIME + 999, true],
      [second, true],
    ] as const) {
      const device = freeDevice();
      seen(device, claimsUpdatedAt);
      assert.equal(device.all('refreshIdentity').length, isAsked ? 1 : 0, `${claimsUpdatedAt}`);
    }
  });

  it('E10: asks until a token was issued later, waiting twice as long each time', () => {
    const device = freeDevice();
    seen(device, START_TIME + 300);
    for (const wait of [1, 2, 4, 8].map((times) => times * TIMING.retryAccount)) {
      token(device, FREE, START_TIME);
      assert.deepEqual(device.all('refreshIdentity'), [], 'not sooner because one came');
      assert.equal(device.one('wakeAt').at <= device.now + wait, true);
      device.wait(wait - 1);
      assert.deepEqual(device.all('refreshIdentity'), []);
      device.wait(1);
      assert.equal(device.all('refreshIdentity').length, 1);
    }
    token(device, FREE, START_TIME + SECOND);
    device.wait(TIMING.retryAccountMax);
    assert.deepEqual(device.all('refreshIdentity'), []);
  });

  it('E10: a time that no token reaches is asked about every five minutes at most', () => {
    const device = freeDevice();
    seen(device, START_TIME * 2);
    const hour = 60 * 60_000;
    let asked = 0;
    for (const end = device.now + hour; device.now < end; device.wait(SECOND)) {
      asked += device.all('refreshIdentity').length;
      if (device.all('refreshIdentity').length > 0) token(device, FREE, device.now);
    }
    assert.ok(asked > 5 && asked < 25, `${asked} times in an hour`);
  });

  it('E10: each change is asked about at once, also while an earlier one waits', () => {
    const device = freeDevice();
    seen(device, START_TIME + 300);
    seen(device, START_TIME + 300);
    assert.deepEqual(device.all('refreshIdentity'), [], 'reported twice is no change');
    seen(device, START_TIME + 400);
    assert.equal(device.all('refreshIdentity').length, 1);
  });

  it('E10: a clock of the device that is wrong changes nothing', () => {
    for (const skew of [-3_600_000, 3_600_000]) {
      const device = freeDevice();
      device.now += skew;
      seen(device, START_TIME + SECOND);
      assert.equal(device.all('refreshIdentity').length, 1);
      token(device, FREE, START_TIME + 2 * SECOND);
      device.wait(TIMING.retryAccountMax);
      assert.deepEqual(device.all('refreshIdentity'), []);
    }
  });

  it('E10: after a restart the token alone decides', () => {
    const device = freeDevice();
    seen(device, START_TIME + SECOND);
    device.restart();
    token(device);
    seen(device, START_TIME + SECOND);
    assert.equal(device.all('refreshIdentity').length, 1, 'the answer never came');
    device.restart();
    token(device, PRO, START_TIME + 2 * SECOND);
    seen(device, START_TIME + SECOND);
    assert.deepEqual(device.all('refreshIdentity'), [], 'it did');
  });

  it('E10: offline nothing is asked, and online again at once', () => {
    const device = freeDevice();
    device.send({ type: 'onlineChanged', online: false });
    seen(device, START_TIME + SECOND);
    device.wait(TIMING.retryAccountMax);
    assert.deepEqual(device.all('refreshIdentity'), []);
    device.send({ type: 'onlineChanged', online: true });
    assert.equal(device.all('refreshIdentity').length, 1);
  });

  it('E13: without Pro nothing is asked for by the clock', () => {
    const device = freeDevice();
    for (let waited = 0; waited < 3_600_000; waited += 60_000) {
      device.wait(60_000);
      assert.deepEqual(device.effects, []);
    }
  });
});

describe('engine: Pro that comes and goes', () => {
  it('E11: comes to a free user: the first pull starts at once, and then goes what was made before', () => {
    const device = new Harness();
    device.edit('milk', todo('Milk'));
    token(device);
    seen(device, 0);
    assert.equal(device.status, 'free');
    seen(device, START_TIME + SECOND);
    token(device, PRO, START_TIME + 2 * SECOND);
    assert.equal(device.status, 'first-pull');
    assert.equal(device.all('pull').length, 5);
    device.pulled({ dataType: 'TODOS' });
    assert.deepEqual(
      device.one('commit').commit.changes.map(({ id }) => id),
      ['milk'],
    );
  });

  it('S12, E11: is revoked and granted: listening stops, the document is followed on, nothing is lost', () => {
    const device = new Harness();
    device.goLive();
    device.edit('milk', todo('Milk'));
    seen(device, START_TIME + SECOND);
    token(device, FREE, START_TIME + 2 * SECOND);
    assert.equal(device.all('stopListening').length, 1);
    assert.deepEqual(device.all('unfollowAccount'), []);
    assert.equal(device.status, 'paused');
    device.edit('bread', todo('Bread'));
    assert.deepEqual(device.all('commit'), []);
    seen(device, START_TIME + 3 * SECOND);
    assert.equal(device.all('refreshIdentity').length, 1);
    token(device, PRO, START_TIME + 4 * SECOND);
    assert.equal(device.all('listenHeads').length, 1);
    assert.deepEqual(device.local('milk')?.value, todo('Milk'));
    device.headsSeen({ TODOS: [1, true] });
    device.wait(TIMING.queueBehind);
    const { commit } = device.one('commit');
    assert.deepEqual(commit.version, 2, 'on top of the one that Firestore holds');
    assert.deepEqual(
      commit.changes.map(({ id }) => id),
      ['bread'],
    );
  });

  it('E11: runs out while the token is old: paused at once, and renewed by what the document says', () => {
    const device = new Harness();
    const ends = { pro: true, proUntilMs: START_TIME + 5 * SECOND };
    token(device, ends, START_TIME - SECOND);
    device.headsSeen({});
    device.wait(5 * SECOND);
    assert.equal(device.status, 'paused');
    assert.equal(device.all('stopListening').length, 1);
    device.wait(SECOND);
    assert.deepEqual(device.effects, [], 'once is enough');
    seen(device, START_TIME + 6 * SECOND);
    token(device, PRO, START_TIME + 7 * SECOND);
    assert.equal(device.all('listenHeads').length, 1);
  });

  it('E11: is renewed before it runs out: nothing stops', () => {
    const device = new Harness();
    token(device, { pro: true, proUntilMs: START_TIME + 5 * SECOND }, START_TIME - SECOND);
    seen(device, START_TIME + SECOND);
    assert.equal(device.all('refreshIdentity').length, 1);
    token(device, PRO, START_TIME + 2 * SECOND);
    device.wait(5 * SECOND);
    assert.notEqual(device.status, 'paused');
    assert.deepEqual(device.all('stopListening'), []);
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
