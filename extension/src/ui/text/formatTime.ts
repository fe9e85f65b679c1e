/** Today's times as a time, others with their date. */
export function formatTime(ms: number, locale: string, now: Date = new Date()): string {
  const time = new Date(ms);
  const isToday = time.toDateString() === now.toDateString();
  return time.toLocaleString(locale, {
    timeStyle: 'short',
    ...(!isToday && { dateStyle: 'medium' }),
  });
}
