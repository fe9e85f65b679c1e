import type { Wakeups } from '../engine/ports/wakeups.ts';

export const ALARM = 'sync';

/** Periods in minutes: a worker that was stopped comes back by alarm. */
const PENDING_PERIOD = 1;
const IDLE_PERIOD = 15;

/** Timers while the worker lives, an alarm for when it doesn't; and what the toolbar shows. */
export interface ChromeWakeups extends Wakeups {
  /** Shows that storage fails, in place of what is pending (SPEC N9). */
  showTrouble(isInTrouble: boolean): void;
}

export function chromeWakeups(wake: () => void): ChromeWakeups {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pending = '';
  let isTroubled = false;
  const showBadge = () => void chrome.action.setBadgeText({ text: isTroubled ? '!' : pending });
  return {
    wakeAt(at) {
      clearTimeout(timer);
      // Long waits are the alarm's: setTimeout takes no more than 31 bits.
      timer = setTimeout(wake, Math.min(Math.max(0, at - Date.now()), IDLE_PERIOD * 60_000));
    },
    showPending(count) {
      pending = count === 0 ? '' : String(count);
      showBadge();
      const periodInMinutes = count === 0 ? IDLE_PERIOD : PENDING_PERIOD;
      void chrome.alarms.create(ALARM, { periodInMinutes });
    },
    showTrouble(isInTrouble) {
      isTroubled = isInTrouble;
      showBadge();
    },
  };
}
