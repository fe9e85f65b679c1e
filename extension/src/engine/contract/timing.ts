/** ms */
export const DAY = 24 * 60 * 60_000;

/** Before all else, ms: when something was that never happened, or is due that needn't wait. */
export const LONG_AGO = 0;

/** All waits of the engine, ms. */
export const TIMING = {
  /** Between two commits of a type while the one before is acknowledged. */
  coalesce: 1_000,
  /** Before a second commit is queued behind an unacknowledged one; doubles with each more. */
  queueBehind: 15_000,
  queueBehindMax: 600_000,
  /** How long Firestore may take to connect before the device counts as offline. */
  connect: 3_000,
  /** A commit without an answer for so long makes Firestore connect again: it may not notice a dead line for a minute. */
  unanswered: 5_000,
  /** While disconnected with changes pending, Firestore tries again this often. */
  reconnect: 4_000,
  reconnectMax: 60_000,
  /** While Firestore is followed, its client is looked at this often, whenever the engine is woken for something. */
  probe: 20_000,
  /** While the heads are followed the engine wakes up for that alone where nothing else has woken it for so long. */
  probeAlone: 60_000,
  /** Before a head that came below the cursor is looked into. */
  repull: 2_000,
  /** How long the live query may lag behind an answer of the API door before a head below the cursor is looked into. */
  headLag: 5_000,
  /** Before a failed request is tried again; doubles with each failure. */
  retry: 1_000,
  retryMax: 60_000,
  /** … for the last of all types, each of which waits for those that failed before it. */
  retryLast: 300_000,
  /** Before a change that no request could carry, or beyond a quota, is tried again; doubles with each try. */
  retryTooLarge: 300_000,
  retryTooLargeMax: 3_600_000,
  /** A merge is pushed again within this time, at random, so that devices don't collide for ever. */
  conflictJitter: 400,
  /** Without progress for so long, while online with changes pending, sync is stuck. */
  stuck: 60_000,
  /** A timer that comes so late didn't run in time: the computer slept. */
  lateTimer: 10_000,
  /** This device's entry in the list of devices is refreshed no more often. */
  refreshDevice: DAY,
  /** While the worker lives, the list of devices is read this often, to see whether this one was removed. */
  readDevices: 300_000,
  /** Before the list of devices is read, or written to, again after a failure. */
  retryDevices: 60_000,
  /** While Firestore can't be reached, or refuses to be followed, the sign-in is looked at no more often. */
  signInCheck: 30_000,
  /** Before claims that may be old, or the account's document, are asked for again; doubles each time. */
  retryAccount: 1_000,
  retryAccountMax: 300_000,
  /** A direct door that refused what the API door took is left alone for so long. */
  avoidDirect: DAY,
  /** How wrong the measured offset to the server's clock may be. */
  clockError: 5_000,
} as const;

/**
 * When something that waits at most `longest` ms is due. A time further ahead than that is of a clock that was set back:
 * it is due now (SPEC K5).
 */
export function dueTime(at: number, now: number, longest: number): number {
  return at > now + longest ? now : at;
}

export function backoff(base: number, max: number, failures: number): number {
  return Math.min(base * 2 ** Math.max(0, failures - 1), max);
}
