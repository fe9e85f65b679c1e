import { z } from 'zod';
import { FIELD_LIMITS } from '../fieldLimits.ts';
import {
  daySchema,
  idSchema,
  integer,
  orderSchema,
  timestampSchema,
  visibleText,
} from '../primitives.ts';

const { habit: HABIT, checkin: CHECKIN } = FIELD_LIMITS;

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

/** A habit: what to do, on which days and how often (SPEC D11). */
export const habitSchema = z.strictObject({
  kind: z.literal('habit'),
  name: visibleText(HABIT.name),
  color: z.enum(HABIT_COLORS),
  /** ISO weekdays, 1 Monday to 7 Sunday, each at most once. */
  days: z
    .array(integer(HABIT.weekday))
    .min(HABIT.days.min)
    .max(HABIT.days.max)
    .refine((days) => new Set(days).size === days.length, { error: 'must not repeat a weekday' }),
  /** Check-ins that make a day complete. */
  target: integer(HABIT.target),
  order: orderSchema,
  archived: z.boolean(),
  createdAt: timestampSchema,
});

/** How often a habit was done on one day; its id is `<habitId>.<day>`, so two devices meet on one item (SPEC D12). */
export const checkinSchema = z.strictObject({
  kind: z.literal('checkin'),
  habitId: idSchema,
  day: daySchema,
  count: integer(CHECKIN.count),
});

/** The longest id of a habit: with `.` and a day it is a check-in's id, of at most 64 characters (SPEC D22). */
export const MAX_HABIT_ID_LENGTH = 53;

export const habitsItemSchema = z.discriminatedUnion('kind', [habitSchema, checkinSchema]);

export type Habit = z.infer<typeof habitSchema>;
export type Checkin = z.infer<typeof checkinSchema>;
export type HabitsItem = z.infer<typeof habitsItemSchema>;
