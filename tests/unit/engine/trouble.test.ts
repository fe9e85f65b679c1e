import assert from 'node:assert/strict';
import { SCHEMA_VERSION } from '@daybook/protocol';
import { TIMING } from '../../../extension/src/engine/contract/timing.ts';
import { dirtyCount } from '../../../extension/src/engine/state/state.ts';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import { confirmed, inPage, START_TIME, todo, UID } from './builders.ts';
import { Harness } from './harness.ts';

describe('engine: a schema that is ahead', () => {
  it('S5, D9: nothing of that type is sent, everything is kept, and the status says so', () => {
    const device = new Harness();
    device.goLive();
    device.headsSeen({ TODOS: [3, false, SCHEMA_VERSION + 1] });
    device.edit('milk', todo('Milk'));
    assert.deepEqual(device.all('commit'), []);
    assert.deepEqual(device.state.status, { state: 'update-required', dataTypes: ['TODOS'] });
    assert.deepEqual(device.local('milk')?.value, todo('Milk'));
  });

  it('D8: with newer schemas everything is read again, as older ones may have passed over values', () => {
    const device = new Harness();
    device.goLive();
    const changes = [confirmed('odd', todo(''), 1), confirmed('milk', todo('Milk'), 2)];
    device.headsSeen({ TODOS: [2, false] });
    device.pulled({ dataType: 'TODOS', version: 2, changes: changes.map(inPage), cursor: '2~X2' });
    assert.equal(device.server('odd'), undefined);
    const record = device.storage[KEYS.engine] as { schema: number };
    record.schema = SCHEMA_VERSION - 1;
    device.restart();
    device.signIn();
    const pull = device.all('pull').find(({ dataType }) => dataType === 'TODOS');
    assert.deepEqual(pull?.cursor, { version: 0, commitId: null });
    assert.deepEqual(device.server('milk')?.value, todo('Milk'), 'what is known stays on the page');
  });
});

const refusing = (itemId: string) => ({
  state: 'attention',
  reason: 'item-refused',
  items: [{ dataType: 'TODOS', itemId }],
});

describe('engine: the watchdog', () => {
  it('S13: pending, online, and nothing moves for a minute: reconnects, says so, tries the API door', () => {
    const device = new Harness();
    device.goLive();
    device.edit('milk', todo('Milk'));
    for (let waited = 0; waited < TIMING.stuck; waited += TIMING.unanswered) {
      device.headsSeen({ TODOS: [1, true] });
      assert.deepEqual(device.all('push'), []);
      device.wait(TIMING.unanswered);
    }
    assert.deepEqual(device.state.status, { state: 'attention', reason: 'stuck' });
    const { commit } = device.one('push');
    assert.deepEqual([commit.version, commit.changes.length], [1, 1], 'whatever Firestore holds');
    const { commitId } = commit;
    const result = { outcome: 'applied' as const, version: 1, clockOffset: null };
    device.send({ type: 'pushed', epoch: 1, dataType: 'TODOS', commitId, result });
    assert.equal(device.local('milk'), undefined);
    assert.equal(
      device.state.durable.TODOS.refused,
      true,
      'what Firestore still holds is drained first',
    );
    device.edit('bread', todo('Bread'));
    assert.deepEqual(device.all('commit'), []);
  });

  it('with the network gone it is offline, not stuck, and goes on when it is back', () => {
    const device = new Harness();
    device.goLive();
    device.edit('milk', todo('Milk'));
    device.send({ type: 'onlineChanged', online: false });
    device.wait(TIMING.stuck * 2);
    assert.equal(device.state.status.state, 'offline');
    assert.deepEqual(device.all('push'), []);
  });

  it('connects again when a commit has no answer, and is offline when that fails', () => {
    const device = new Harness();
    device.goLive();
    device.edit('milk', todo('Milk'));
    device.wait(TIMING.unanswered - 1);
    assert.deepEqual(device.all('reconnect'), []);
    device.wait(1);
    assert.equal(device.all('reconnect').length, 1);
    assert.equal(device.status, 'syncing');
    device.wait(TIMING.connect);
    assert.equal(device.status, 'offline');
    device.headsSeen({ TODOS: [1, true] });
    assert.equal(device.status, 'syncing');
  });

  it('connects again when the network is back, as Firestore may still believe in a dead line', () => {
    const device = new Harness();
    device.send({ type: 'onlineChanged', online: true });
    assert.deepEqual(device.all('reconnect'), [], 'nothing to connect yet');
    device.goLive();
    device.edit('milk', todo('Milk'));
    device.send({ type: 'onlineChanged', online: true });
    assert.equal(device.all('reconnect').length, 1);
    assert.equal(device.status, 'syncing');
    device.headsSeen({ TODOS: [1, true] });
    assert.equal(device.state.connection.firestore, 'connected');
  });

  it('tries Firestore again every few seconds while it is disconnected', () => {
    const device = new Harness();
    device.goLive();
    device.send({ type: 'headsSeen', epoch: 1, fromServer: false, heads: {} });
    assert.equal(device.state.status.state, 'offline');
    assert.equal(device.one('wakeAt').at, device.now + TIMING.reconnect);
    device.wait(TIMING.reconnect);
    assert.equal(device.all('reconnect').length, 1);
  });

  it('follows again after a refusal, and asks for fresh claims at once but not each time', () => {
    const device = new Harness();
    device.goLive();
    const refusals = Array.from({ length: 5 }, () => {
      device.send({ type: 'listenFailed', epoch: 1, reason: 'forbidden' });
      const asked = device.all('refreshIdentity').length;
      device.wait(TIMING.reconnect);
      assert.equal(device.all('listenHeads').length, 1);
      return asked;
    });
    assert.deepEqual(refusals, [1, 0, 0, 0, 0], 'every 30 s at most');
  });

  it('S3: a pull that the network loses is tried again, ever more slowly, and the status says so after four', () => {
    const device = new Harness();
    device.goLive();
    device.headsSeen({ TODOS: [1, false] });
    for (let failures = 1; failures <= 4; failures += 1) {
      assert.equal(device.state.transient.TODOS.request, 'pull');
      const result = {
        ...{ outcome: 'failed' as const, message: 'broken' },
        ...{ isRefusal: false, clockOffset: null },
      };
      device.pullAnswered('TODOS', result);
      assert.equal(device.state.transient.TODOS.request, null);
      device.wait(TIMING.retry * 2 ** failures);
    }
    assert.deepEqual(device.state.status, { state: 'attention', reason: 'server-refuses' });
    const page = { dataType: 'TODOS' as const, version: 1, cursor: '1~X1' };
    device.pulled({ ...page, changes: [inPage(confirmed('milk', todo('Milk'), 1))] });
    assert.equal(device.state.status.state, 'synced');
    device.headsSeen({ TODOS: [3, false] });
    const result = {
      ...{ outcome: 'failed' as const, message: 'broken' },
      ...{ isRefusal: false, clockOffset: null },
    };
    device.pullAnswered('TODOS', result);
    device.wait(TIMING.retry);
    assert.equal(device.all('pull').length, 1, 'what succeeded waits no longer than at first');
  });
});

describe('engine: time in which nothing could run', () => {
  function pending(): Harness {
    const device = new Harness();
    device.goLive();
    device.now += 1000;
    device.edit('milk', todo('Milk'));
    return device;
  }

  it('K6: who wakes from sleep with changes pending is not called stuck, and a minute later is', () => {
    const device = pending();
    device.now += 8 * 3_600_000;
    device.wake();
    assert.equal(device.status, 'syncing');
    assert.deepEqual(device.all('push'), [], 'Firestore gets its time');
    device.headsSeen({});
    device.wait(TIMING.stuck - 1);
    assert.notEqual(device.status, 'attention');
    device.headsSeen({});
    device.wait(1);
    assert.deepEqual(device.state.status, { state: 'attention', reason: 'stuck' });
  });

  it('K6: an edit long after the last step finds no old standstill', () => {
    const device = new Harness();
    device.goLive();
    device.now += 8 * 3_600_000;
    device.edit('milk', todo('Milk'));
    assert.deepEqual([device.all('push'), device.all('reconnect')], [[], []]);
    assert.equal(device.all('commit').length, 1);
  });

  it('K5, K6: a clock that is set back holds nothing up', () => {
    const device = pending();
    device.now -= 30 * 24 * 3_600_000;
    device.send({ type: 'woke' });
    assert.equal(device.all('reconnect').length, 1, 'the commit has had no answer');
    device.headsSeen({});
    assert.equal(device.status, 'syncing');
    device.edit('bread', todo('Bread'));
    assert.equal(device.all('commit').length, 1);
  });

  it('K5: a failed request is tried again, whatever the clock does', () => {
    const device = new Harness();
    device.signIn();
    for (const { dataType } of device.all('pull')) {
      const result = { outcome: 'unreachable' as const };
      device.pullAnswered(dataType, result);
    }
    device.now -= 3_600_000;
    device.send({ type: 'woke' });
    assert.equal(device.all('pull').length, 5);
  });

  it('C14: what no door takes neither counts as stuck nor holds a removed device', () => {
    const device = new Harness();
    device.goLive();
    device.now += 1000;
    device.edit('bad', { ...todo('Bad'), title: '' });
    for (let minute = 0; minute < 5; minute += 1) {
      device.wait(60_000);
      assert.deepEqual(device.state.status, refusing('bad'));
    }
    const self = {
      id: device.state.deviceId,
      name: 'A',
      platform: '',
      appVersion: '',
      lastSeenAt: 1,
    };
    device.send({ type: 'devicesRead', epoch: 1, devices: [self] });
    device.send({ type: 'devicesRead', epoch: 1, devices: [] });
    assert.equal(device.all('clearSession').length, 1);
  });

  it('C14: an item under an id that no door takes is gone when it is deleted', () => {
    const device = new Harness();
    device.goLive();
    for (const id of ['no id', '__proto__', 'x'.repeat(65)]) {
      device.now += 1000;
      device.edit(id, todo('Imported'));
      assert.deepEqual(device.state.status, refusing(id));
      device.edit(id, null);
      assert.equal(dirtyCount(device.state), 0);
      assert.equal(device.state.status.state, 'synced');
    }
  });
});

describe('engine: what failed by one door and was done by the other', () => {
  it('S3: pushes that found nobody are forgotten once Firestore has the commit', () => {
    const device = new Harness();
    device.goLive();
    device.now += TIMING.coalesce;
    device.edit('milk', todo('Milk'));
    const { commitId } = device.one('commit').commit;
    for (let minute = 0; minute < 8; minute += 1) {
      device.headsSeen({ TODOS: [0, true] });
      device.now += TIMING.stuck;
      device.wake();
      const { request } = device.state.transient.TODOS;
      if (request === null || request === 'pull') continue;
      const result = { outcome: 'unreachable' as const };
      device.send({
        type: 'pushed',
        epoch: 1,
        dataType: 'TODOS',
        commitId: request.commitId,
        result,
      });
    }
    assert.ok(device.state.transient.TODOS.failures >= 4);
    device.send({ type: 'commitAcknowledged', epoch: 1, dataType: 'TODOS', commitId });
    device.committed([confirmed('milk', todo('Milk'), 1, { commitId })], { parent: null });
    assert.equal(device.status, 'synced');
  });
});

describe('engine: a Firestore that died in silence', () => {
  it('R3: is looked for whenever something wakes the engine, three times a minute at most, also without Pro', () => {
    for (const proUntilMs of [Number.MAX_SAFE_INTEGER, START_TIME - 1]) {
      const device = new Harness();
      device.signIn(UID, proUntilMs);
      device.headsSeen({});
      let probes = 0;
      for (let second = 0; second < 60; second += 1) {
        device.now += 1000;
        device.wake();
        probes += device.all('probe').length;
      }
      assert.equal(probes, 3);
      device.send({ type: 'onlineChanged', online: false });
      device.now += TIMING.probe;
      device.wake();
      assert.deepEqual(device.all('probe'), [], 'offline it has nothing to say');
    }
  });

  it('R3: is looked for once a minute where nothing else wakes the engine and the heads are followed', () => {
    const device = new Harness();
    device.goLive();
    const looks = device.wait(10 * TIMING.probeAlone).filter(({ type }) => type === 'probe');
    assert.equal(looks.length, 10);
    device.now -= 3_600_000;
    device.wake();
    assert.equal(device.all('probe').length, 1, 'its clock was set back');
    assert.equal(device.wait(TIMING.probeAlone).filter(({ type }) => type === 'probe').length, 1);
    device.send({ type: 'onlineChanged', online: false });
    assert.deepEqual(device.wait(10 * TIMING.probeAlone), [], 'offline it has nothing to say');
  });

  it('R3: one that was replaced is followed again, and what it held goes by the API door', () => {
    const device = new Harness();
    device.goLive();
    device.now += TIMING.coalesce;
    device.edit('milk', todo('Milk'));
    assert.equal(device.all('commit').length, 1);
    device.send({ type: 'firestoreReplaced', epoch: 1 });
    device.wait(TIMING.connect);
    assert.equal(device.all('listenHeads').length, 1);
    device.headsSeen({});
    assert.equal(device.all('pull').length, 1);
    device.pulled({ dataType: 'TODOS' });
    assert.equal(device.one('push').commit.changes[0]?.id, 'milk');
  });
});
