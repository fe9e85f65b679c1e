import assert from 'node:assert/strict';
import type { Connection } from '../../../extension/src/engine/state/connectionState.ts';
import {
  type EngineState,
  withConnection,
  withType,
} from '../../../extension/src/engine/state/state.ts';
import { watchProgress } from '../../../extension/src/engine/status/watchdog.ts';
import { confirmed, START_TIME, todo } from './builders.ts';
import { Harness } from './harness.ts';

/** Online, with `a` on the server and at this device. */
function withOneItem(): Harness {
  const device = new Harness();
  device.goLive();
  device.committed([confirmed('a', todo('A'), 1)]);
  return device;
}

describe('engine: what counts as a standstill', () => {
  it('S13, K6: not the time in which nothing was pending', () => {
    const device = withOneItem();
    device.wait(50_000);
    device.wake();
    device.edit('a', todo('A, edited'));
    device.wait(20_000);
    assert.equal(device.state.connection.isStuck, false);
    device.wait(45_000);
    assert.equal(device.state.connection.isStuck, true);
  });

  it('S13, K6: not the time without a network', () => {
    const device = withOneItem();
    device.edit('a', todo('A, edited'));
    device.wait(5_000);
    device.send({ type: 'onlineChanged', online: false });
    device.wait(45_000);
    device.wake();
    device.send({ type: 'onlineChanged', online: true });
    device.wait(20_000);
    assert.equal(device.state.connection.isStuck, false);
  });
});

describe('engine: progress', () => {
  const SINCE = START_TIME;
  const { state } = withOneItem();

  function pending(count: number, more: Partial<Connection> = {}): EngineState {
    const device = withOneItem();
    for (let index = 0; index < count; index += 1) device.edit(`t${index}`, todo('T'));
    const { items } = device.state;
    return withConnection(
      { ...state, items },
      { progressAt: SINCE, firestore: 'connected', ...more },
    );
  }

  function watched(before: EngineState, after: EngineState, now = SINCE + 30_000) {
    const { progressAt, isStuck } = watchProgress(before, after, now).connection;
    return [progressAt - SINCE, isStuck];
  }

  const two = pending(2);

  it('S13: is less to send, nothing to send before, or a cursor that moved', () => {
    assert.deepEqual(watched(two, pending(1)), [30_000, false]);
    assert.deepEqual(watched(pending(0), two), [30_000, false]);
    const cursor = { version: 9, commitId: 'X9' };
    const moved = withType(two, 'HABITS', { durable: { cursor } });
    assert.deepEqual(watched(two, moved), [30_000, false]);
  });

  it('S13: is not as much to send as before, or more', () => {
    assert.deepEqual(watched(two, two), [0, false]);
    assert.deepEqual(watched(two, pending(3)), [0, false]);
  });

  it('K6: a timer that is up to 10 seconds late ran, one that is later did not, nor did one before the clock was set back', () => {
    assert.deepEqual(watched(two, two, SINCE + 70_000), [0, false]);
    assert.deepEqual(watched(two, two, SINCE + 70_001), [70_001, false]);
    assert.deepEqual(watched(two, two, SINCE - 1), [-1, false]);
  });

  it('S13: ends a standstill where Firestore is connected, and not by time alone', () => {
    const stuck = (firestore: Connection['firestore'], count: number) =>
      pending(count, { isStuck: true, firestore });
    assert.deepEqual(watched(two, stuck('connected', 1)), [30_000, false]);
    assert.deepEqual(watched(two, stuck('disconnected', 1)), [30_000, true]);
    assert.deepEqual(watched(two, stuck('connected', 2), SINCE + 3_600_000), [0, true]);
  });
});
