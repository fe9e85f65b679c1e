import { z } from 'zod';
import { FIELD_LIMITS } from '../fieldLimits.ts';
import { daySchema, integer, orderSchema, text, timestampSchema } from '../primitives.ts';

const LIMITS = FIELD_LIMITS.todo;

/** One todoSchema (SPEC D10). */
export const todoSchema = z.strictObject({
  title: text(LIMITS.title),
  done: z.boolean(),
  notes: text(LIMITS.notes),
  dueOn: daySchema.nullable(),
  /** 0 none, 1 low, 2 medium, 3 high. */
  priority: integer(LIMITS.priority),
  order: orderSchema,
  createdAt: timestampSchema,
  completedAt: timestampSchema.nullable(),
});

export type Todo = z.infer<typeof todoSchema>;
