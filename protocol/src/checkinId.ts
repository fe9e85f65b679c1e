import type { Checkin } from './items/habits.ts';

export function checkinId(checkin: Pick<Checkin, 'habitId' | 'day'>): string {
  return `${checkin.habitId}.${checkin.day}`;
}

/** What the id of a check-in says; null if it is no such id. */
export function readCheckinId(id: string): Pick<Checkin, 'habitId' | 'day'> | null {
  const [, habitId, day] = /^(.+)\.(\d{4}-\d\d-\d\d)$/.exec(id) ?? [];
  return habitId !== undefined && day !== undefined ? { habitId, day } : null;
}
