/** The Date header has whole seconds and the answer took time: less than this is no difference. */
const NOISE_MS = 2_000;

/** The server's clock minus this device's, ms, from an answer's Date header and when it was asked for and came. */
export function measureClockOffset(date: string | null, askedAt: number, cameAt: number): number {
  const serverTime = Date.parse(date ?? '');
  if (Number.isNaN(serverTime)) return 0;
  const offset = serverTime + 500 - (askedAt + cameAt) / 2;
  return Math.abs(offset) < NOISE_MS ? 0 : Math.round(offset);
}
