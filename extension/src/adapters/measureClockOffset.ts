/** The clocks of this device, ms. */
export interface Clocks {
  /** Since 1970; a person or the network may set it at any time. */
  wall(): number;
  /** Since some moment; never set, and it may stand still while the computer sleeps. */
  monotonic(): number;
}

/** One moment by both clocks, ms. */
export interface Instant {
  wall: number;
  monotonic: number;
}

export function instantOf(clocks: Clocks): Instant {
  return { wall: clocks.wall(), monotonic: clocks.monotonic() };
}

/** The Date header has whole seconds and the answer took time: less than this is no difference. */
const NOISE_MS = 2_000;

/** An answer that took longer could be wrong by more than `TIMING.clockError` allows for. */
const MAX_UNDER_WAY_MS = 5_000;

/** Clocks run apart by much less; more is a sleep, or a clock that was set. */
const MAX_APART_MS = 500;

/**
 * The server's clock minus this device's, ms, from an answer's Date header and when it was asked for and came; null where
 * that teaches nothing (SPEC K7).
 */
export function measureClockOffset(
  date: string | null,
  asked: Instant,
  came: Instant,
): number | null {
  const serverTime = Date.parse(date ?? '');
  const underWay = came.monotonic - asked.monotonic;
  const isApart = Math.abs(came.wall - asked.wall - underWay) > MAX_APART_MS;
  if (Number.isNaN(serverTime) || underWay > MAX_UNDER_WAY_MS || isApart) return null;
  const offset = serverTime + 500 - (asked.wall + came.wall) / 2;
  return Math.abs(offset) < NOISE_MS ? 0 : Math.round(offset);
}
