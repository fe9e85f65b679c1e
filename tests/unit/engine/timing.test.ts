import assert from 'node:assert/strict';
import {
  backoff,
  DAY,
  dueTime,
  LONG_AGO,
  TIMING,
} from '../../../extension/src/engine/contract/timing.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

describe('engine: waits', () => {
  it('C13, C16, P13, P18, E10, E13, K3, K4, K6, R2, R3, S13, V5, V6: are as long as the rules say', () => {
    assert.equal(DAY, 24 * 60 * MINUTE);
    assert.deepEqual(TIMING, {
      coalesce: SECOND,
      queueBehind: 15 * SECOND,
      queueBehindMax: 10 * MINUTE,
      connect: 3 * SECOND,
      unanswered: 5 * SECOND,
      reconnect: 4 * SECOND,
      reconnectMax: MINUTE,
      probe: 20 * SECOND,
      probeAlone: MINUTE,
      repull: 2 * SECOND,
      headLag: 5 * SECOND,
      retry: SECOND,
      retryMax: MINUTE,
      retryLast: 5 * MINUTE,
      retryTooLarge: 5 * MINUTE,
      retryTooLargeMax: 60 * MINUTE,
      conflictJitter: 400,
      stuck: MINUTE,
      lateTimer: 10 * SECOND,
      refreshDevice: DAY,
      readDevices: 5 * MINUTE,
      retryDevices: MINUTE,
      signInCheck: 30 * SECOND,
      retryAccount: SECOND,
      retryAccountMax: 5 * MINUTE,
      avoidDirect: DAY,
      clockError: 5 * SECOND,
    });
  });

  it('P18: double with each failure, from the first to the longest', () => {
    const waits = [0, 1, 2, 3, 6, 7, 100].map((failures) => backoff(SECOND, MINUTE, failures));
    assert.deepEqual(
      waits,
      [1, 1, 2, 4, 32, 60, 60].map((seconds) => seconds * SECOND),
    );
  });

  it('K5: end at once where they would be longer than the longest of their kind', () => {
    const now = 1_000_000;
    assert.equal(dueTime(now + SECOND, now, SECOND), now + SECOND);
    assert.equal(dueTime(now + SECOND + 1, now, SECOND), now);
    assert.equal(dueTime(now - SECOND, now, SECOND), now - SECOND);
    assert.equal(dueTime(LONG_AGO, now, SECOND), LONG_AGO);
  });
});
