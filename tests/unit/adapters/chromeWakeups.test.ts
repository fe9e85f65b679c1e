import assert from 'node:assert/strict';
import { chromeWakeups } from '../../../extension/src/adapters/chromeWakeups.ts';

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
