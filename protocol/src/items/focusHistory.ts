import { z } from 'zod';
import { integer, text, timestamp } from '../primitives.ts';

/** One finished or abandoned run of the focus timer (SPEC D15). */
export const focusEntry = z
  .strictObject({
    kind: z.enum(['focus', 'break']),
    startedAt: timestamp,
    endedAt: timestamp,
    plannedMinutes: integer(1, 180),
    completed: z.boolean(),
    label: text(0, 100),
  })
  .refine((entry) => entry.endedAt >= entry.startedAt, {
    error: 'must not be before startedAt',
    path: ['endedAt'],
  });

export type FocusEntry = z.infer<typeof focusEntry>;
