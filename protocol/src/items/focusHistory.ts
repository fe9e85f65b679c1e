import { z } from 'zod';
import { FIELD_LIMITS } from '../fieldLimits.ts';
import { integer, text, timestampSchema } from '../primitives.ts';

const LIMITS = FIELD_LIMITS.focusEntry;

/** One finished or abandoned run of the focus timer (SPEC D15). */
export const focusEntrySchema = z
  .strictObject({
    kind: z.enum(['focus', 'break']),
    startedAt: timestampSchema,
    endedAt: timestampSchema,
    plannedMinutes: integer(LIMITS.plannedMinutes),
    completed: z.boolean(),
    label: text(LIMITS.label),
  })
  .refine((entry) => entry.endedAt >= entry.startedAt, {
    error: 'must not be before startedAt',
    path: ['endedAt'],
  });

export type FocusEntry = z.infer<typeof focusEntrySchema>;
