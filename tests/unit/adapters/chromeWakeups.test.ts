import assert from 'node:assert/strict';
import { chromeWakeups } from '../../../extension/src/adapters/chromeWakeups.ts';
import { useWaits } from '../../fakes/waits.ts';

describe('chromeWakeups: the toolbar', () => {
  const texts: string[] = [];

  beforeEach(() => {
    texts.length = 0;
    const action = { setBadgeText: async ({ text }: { text: string }) => void texts.push(text) };
    const alarms = { create: async () => undefined };
    Object.assign(globalThis, { chrome: { action, alarms } });
  });

  afterEach(() => void Reflect.deleteProperty(globalThis, 'chrome'));

  it('shows how many changes are pending, and nothing where none is', () => {
    const wakeups = chromeWakeups(() => undefined);
    for (const count of [3, 0]) wakeups.showPending(count);
    assert.deepEqual(texts, ['3', '']);
  });

  it('N9: shows that storage fails for as long as it does, and then what is pending by now', () => {
    const wakeups = chromeWakeups(() => undefined);
    wakeups.showPending(3);
    wakeups.showTrouble(true);
    wakeups.showPending(5);
    wakeups.showTrouble(false);
    assert.deepEqual(texts, ['3', '!', '!', '5']);
  });
});

describe('chromeWakeups: when the worker wakes', () => {
  const { now } = Date;
  const waits = useWaits();
  const alarms: unknown[] = [];

  beforeEach(() => {
    alarms.length = 0;
    Date.now = () => 10_000;
    const create = async (...what: unknown[]) => void alarms.push(what);
    const action = { setBadgeText: async () => undefined };
    Object.assign(globalThis, { chrome: { action, alarms: { create } } });
    waits.holdTimers();
  });

  afterEach(() => {
    Date.now = now;
    Reflect.deleteProperty(globalThis, 'chrome');
  });

  it('K5: wakes at the time that was asked for last, and one that is over is now', () => {
    let woken = 0;
    const wakeups = chromeWakeups(() => {
      woken += 1;
    });
    const timersAfter = (at: number) => {
      wakeups.wakeAt(at);
      return waits.timers.map(({ ms }) => ms);
    };
    assert.deepEqual(timersAfter(12_500), [2_500]);
    assert.deepEqual(timersAfter(10_001), [1]);
    assert.deepEqual(timersAfter(9_000), [0]);
    assert.deepEqual(timersAfter(Number.MAX_SAFE_INTEGER), [900_000]);
    waits.timers[0]?.run();
    assert.equal(woken, 1);
  });

  it('comes back by alarm: every minute while something is pending, and else every 15', () => {
    const wakeups = chromeWakeups(() => undefined);
    for (const count of [1, 0]) wakeups.showPending(count);
    assert.deepEqual(alarms, [
      ['sync', { periodInMinutes: 1 }],
      ['sync', { periodInMinutes: 15 }],
    ]);
  });
});
