/** ISO weekdays, 1 Monday to 7 Sunday, as people read them. */
export function formatWeekdays(days: readonly number[], tag: string): string {
  const names = [...days]
    .sort((a, b) => a - b)
    .map((day) =>
      // 1 January 2024 was a Monday.
      new Date(Date.UTC(2024, 0, day)).toLocaleDateString(tag, {
        weekday: 'short',
        timeZone: 'UTC',
      }),
    );
  return names.join(', ');
}
