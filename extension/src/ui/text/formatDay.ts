/** A calendar day (`2027-02-01`) as people read it. */
export function formatDay(day: string, tag: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return date.toLocaleDateString(tag, { dateStyle: 'medium', timeZone: 'UTC' });
}
