import assert from 'node:assert/strict';
import { DATA_TYPES } from '@daybook/protocol';
import { TIMING } from '../../../extension/src/engine/contract/timing.ts';
import { FREE, freeDevice, PRO, seen, token } from './accountEvents.ts';
import { START_TIME, todo } from './builders.ts';
import { Harness } from './harness.ts';

const SECOND = 1_000;

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

/** The API door refuses the pull that is under way; its answer shows the server's clock. */
function forbidden(device: Harness, clockOffset: number | null = 0) {
  const dataType = DATA_TYPES.find((type) => device.state.transient[type].request === 'pull');
  assert.ok(dataType);
  const result = { outcome: 'forbidden' as const, clockOffset };
  return device.pullAnswered(dataType, result);
}

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

  it('E11: runs out while the token is old: paused once the server’s clock shows it, and renewed by what the document says', () => {
    const device = new Harness();
    const ends = { pro: true, proUntilMs: START_TIME + 5 * SECOND };
    token(device, ends, START_TIME - SECOND);
    for (const { dataType } of device.all('pull')) device.pulled({ dataType });
    device.headsSeen({});
    device.wait(5 * SECOND);
    assert.equal(device.all('pull').length, 1, 'the server is asked');
    forbidden(device);
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
