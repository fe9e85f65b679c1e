import { z } from 'zod';
import { day, integer, order, text, timestamp } from '../primitives.ts';

/** One todo (SPEC D10). */
export const todo = z.strictObject({
  title: text(1, 500),
  done: z.boolean(),
  notes: text(0, 5000),
  dueOn: day.nullable(),
  /** 0 none, 1 low, 2 medium, 3 high. */
  priority: integer(0, 3),
  order,
  createdAt: timestamp,
  completedAt: timestamp.nullable(),
});

export type Todo = z.infer<typeof todo>;
