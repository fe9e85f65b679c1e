export type PartOfDay = 'morning' | 'afternoon' | 'evening';

/** `hour` is 0 to 23 on the person's own clock. */
export function partOfDay(hour: number): PartOfDay {
  if (hour >= 5 && hour < 12) return 'morning';
  return hour >= 12 && hour < 18 ? 'afternoon' : 'evening';
}
