const UNITS: [ms: number, name: string][] = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1_000, 's'],
];

/** At most two units: `1 h 5 min`, `1.2 s`, `50 ms`. */
export function formatDuration(ms: number): string {
  const size = Math.abs(ms);
  const sign = ms < 0 ? '−' : '';
  if (size < 1_000) return `${sign}${size} ms`;
  if (size < 60_000) return `${sign}${Number((size / 1_000).toFixed(1))} s`;
  const index = UNITS.findIndex(([unit]) => size >= unit);
  const [large, largeName] = UNITS[index] ?? [1, 'ms'];
  const [small, smallName] = UNITS[index + 1] ?? [1, 'ms'];
  const whole = Math.floor(size / large);
  const rest = Math.floor((size % large) / small);
  return `${sign}${whole} ${largeName}${rest > 0 ? ` ${rest} ${smallName}` : ''}`;
}
