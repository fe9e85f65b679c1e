import assert from 'node:assert/strict';
import { TIMING } from '../../../extension/src/engine/contract/timing.ts';
import { withConnection } from '../../../extension/src/engine/state/state.ts';
import { freeDevice, token } from './accountEvents.ts';
import { START_TIME, todo, UID } from './builders.ts';
import { Harness } from './harness.ts';

const SYNC = { type: 'syncRequested' as const };
const online = (is: boolean) => ({ type: 'onlineChanged' as const, online: is });

function live(): Harness {
  const device = new Harness();
  device.goLive();
  return device;
}

/** Its first pulls found nobody. */
function failed(): Harness {
  const device = new Harness();
  device.signIn();
  for (const { dataType } of device.all('pull')) {
    const result = { outcome: 'unreachable' as const };
    device.pullAnswered(dataType, result);
  }
  return device;
}

describe('engine: what a person wants now, or the network is back for', () => {
  for (const [name, now] of [
    ['“Sync now”', [SYNC]],
    ['the network', [online(false), online(true)]],
  ] as const) {
    const hurry = (device: Harness) => {
      device.wake();
      return now.flatMap((event) => device.send(event)).map(({ type }) => type);
    };

    it(`${name}: failed requests are made again at once`, () => {
      assert.equal(hurry(failed()).filter((type) => type === 'pull').length, 5);
    });

    it(`U14, ${name}: a deletion that had no answer is asked for again at once`, () => {
      const device = live();
      device.send({ type: 'deletionRequested' });
      device.send({ type: 'deletionAnswered', epoch: 1, outcome: 'unanswered' });
      assert.ok(hurry(device).includes('deleteAccount'));
    });

    it(`E9, ${name}: a document that was lost is followed again at once`, () => {
      const device = live();
      device.send({ type: 'accountLost', epoch: 1 });
      assert.ok(hurry(device).includes('followAccount'));
    });

    it(`E14, ${name}: claims that can’t be read are asked for again at once`, () => {
      const device = new Harness();
      device.send({ type: 'identityUnread', uid: UID });
      hurry(device);
      assert.equal(device.state.connection.unread?.tries, 2);
    });

    it(`${name}: heads that aren’t followed are followed at once, and then as often as at first`, () => {
      const device = live();
      for (let failures = 0; failures < 9; failures += 1) {
        device.send({ type: 'listenFailed', epoch: 1, reason: 'failed' });
        device.wait(TIMING.reconnectMax);
      }
      device.send({ type: 'listenFailed', epoch: 1, reason: 'failed' });
      assert.ok(hurry(device).includes('listenHeads'));
      for (let failures = 0; failures < 6; failures += 1) {
        device.send({ type: 'listenFailed', epoch: 1, reason: 'failed' });
        device.wait(TIMING.reconnect);
        assert.equal(device.all('listenHeads').length, 1);
      }
    });

    it(`K4, ${name}: whether a Pro is over is asked at once`, () => {
      const device = new Harness();
      device.signIn(UID, START_TIME + 1_000);
      for (const { dataType } of device.all('pull')) device.pulled({ dataType });
      device.headsSeen({});
      device.wait(1_000);
      assert.equal(device.all('pull').length, 1);
      const result = {
        ...{ outcome: 'failed' as const, message: 'broken' },
        ...{ isRefusal: false, clockOffset: null },
      };
      device.pullAnswered('TODOS', result);
      const { lapseAskedAt } = device.state.connection;
      device.now += 10;
      hurry(device);
      assert.ok(device.state.connection.lapseAskedAt > lapseAskedAt);
    });
  }

  it('asks for the claims, and forgets that the server showed a Pro to be over', () => {
    const device = live();
    device.state = { ...device.state, lapsedFor: Number.MAX_SAFE_INTEGER };
    device.send(SYNC);
    assert.equal(device.all('refreshIdentity').length, 1);
    assert.equal(device.status, 'synced');
  });

  it('leaves a connection as it is that stands', () => {
    const device = live();
    device.edit('milk', todo('Milk'));
    const { since } = device.state.connection;
    device.send(SYNC);
    assert.equal(device.state.connection.since, since);
    assert.equal(device.state.connection.firestore, 'connected');
  });
});

describe('engine: the network', () => {
  const reconnects = (device: Harness, is: boolean) => {
    device.send(online(is));
    return device.all('reconnect').length;
  };

  it('goes without anything being done', () => {
    const device = live();
    assert.deepEqual(
      device
        .send(online(false))
        .map(({ type }) => type)
        .filter((type) => type !== 'wakeAt'),
      [],
    );
    assert.equal(device.state.connection.online, false);
  });

  it('E9: is back for who only follows the account’s document, and not twice', () => {
    const device = freeDevice();
    assert.equal(reconnects(device, true), 0, 'it never was away');
    device.send(online(false));
    assert.equal(reconnects(device, true), 1);
  });

  it('E11: is back for a Pro that has lapsed: a snapshot that came late connects nothing', () => {
    const device = live();
    token(device);
    device.headsSeen({});
    assert.equal(reconnects(device, true), 0);
  });

  it('is back for who follows nothing: there is nothing to connect', () => {
    const device = new Harness();
    device.send(online(false));
    assert.equal(reconnects(device, true), 0);
  });

  it('is back: a connection from before is replaced, whether it was said to be away or not', () => {
    for (const events of [[true], [false, true]]) {
      const device = live();
      device.now += 7;
      const counts = events.map((is) => reconnects(device, is));
      assert.equal(counts.at(-1), 1);
      const { firestore, since } = device.state.connection;
      assert.deepEqual([firestore, since], ['connecting', device.now]);
    }
  });

  it('is back while Firestore connects: it doesn’t wait for that', () => {
    const device = live();
    device.state = withConnection(device.state, { firestore: 'connecting', since: device.now });
    assert.equal(reconnects(device, true), 1);
    const { firestore, attempts } = device.state.connection;
    assert.deepEqual([firestore, attempts], ['disconnected', 1], 'it counts as a try (P18)');
    device.send(online(false));
    assert.equal(reconnects(device, true), 1);
  });
});

describe('engine: the count on the toolbar', () => {
  it('is shown at the start, and when it changes', () => {
    const device = new Harness();
    assert.equal(device.one('showPending').count, 0);
    device.edit('milk', todo('Milk'));
    assert.equal(device.one('showPending').count, 1);
    device.edit('milk', todo('Oat milk'));
    assert.deepEqual(device.all('showPending'), []);
    device.restart();
    assert.equal(device.one('showPending').count, 1);
    token(device);
    assert.deepEqual(device.all('showPending'), []);
  });
});
