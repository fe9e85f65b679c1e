/** The moment at which all of the demo data is made, so that making it again changes nothing. */
export const SEED_TIME = '2026-10-05T07:30:00Z';

/** Milliseconds since 1970 of an ISO time. */
export function timeAt(iso: string): number {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) throw new Error(`"${iso}" is not a time`);
  return time;
}
