import { z } from 'zod';
import { day, id, integer, order, text, timestamp } from '../primitives.ts';

export const HABIT_COLORS = [
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'blue',
  'purple',
  'pink',
  'gray',
] as const;

const ALL_WEEKDAYS = 7;

/** A habit: what to do, on which days and how often (SPEC D11). */
export const habit = z.strictObject({
  kind: z.literal('habit'),
  name: text(1, 100),
  color: z.enum(HABIT_COLORS),
  /** ISO weekdays, 1 Monday to 7 Sunday, each at most once. */
  days: z
    .array(integer(1, ALL_WEEKDAYS))
    .min(1)
    .max(ALL_WEEKDAYS)
    .refine((days) => new Set(days).size === days.length, { error: 'must not repeat a weekday' }),
  /** Check-ins that make a day complete. */
  target: integer(1, 99),
  order,
  archived: z.boolean(),
  createdAt: timestamp,
});

/** How often a habit was done on one day; its id is `<habitId>.<day>`, so two devices meet on one item (SPEC D12). */
export const checkin = z.strictObject({
  kind: z.literal('checkin'),
  habitId: id,
  day,
  count: integer(0, 99),
});

export const habitsItem = z.discriminatedUnion('kind', [habit, checkin]);

export type Habit = z.infer<typeof habit>;
export type Checkin = z.infer<typeof checkin>;
export type HabitsItem = z.infer<typeof habitsItem>;

export function checkinId(checkin: Pick<Checkin, 'habitId' | 'day'>): string {
  return `${checkin.habitId}.${checkin.day}`;
}
