import { z } from 'zod';
import { FIELD_LIMITS } from '../fieldLimits.ts';
import {
  daySchema,
  integer,
  orderSchema,
  text,
  timestampSchema,
  visibleText,
} from '../primitives.ts';

const LIMITS = FIELD_LIMITS.todo;

/** One todo (SPEC D10). */
export const todoSchema = z
  .strictObject({
    title: visibleText(LIMITS.title),
    done: z.boolean(),
    notes: text(LIMITS.notes),
    dueOn: daySchema.nullable(),
    /** 0 none, 1 low, 2 medium, 3 high. */
    priority: integer(LIMITS.priority),
    order: orderSchema,
    createdAt: timestampSchema,
    /** Null exactly while it isn't done. */
    completedAt: timestampSchema.nullable(),
  })
  .refine(({ done, completedAt }) => done === (completedAt !== null), {
    error: 'must be a time if done, and null if not',
    path: ['completedAt'],
  })
  .meta({
    if: { properties: { done: { const: true } } },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema names it so
    then: { properties: { completedAt: { type: 'integer' } } },
    else: { properties: { completedAt: { type: 'null' } } },
  });

export type Todo = z.infer<typeof todoSchema>;
