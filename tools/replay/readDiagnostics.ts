import { z } from 'zod';
import { type Diagnostics, FORMAT } from '../../extension/src/engine/diagnostics/diagnostics.ts';

const envelopeSchema = z.object({
  format: z.literal(FORMAT),
  appVersion: z.string(),
  takenAt: z.string(),
  steps: z.array(z.object({ event: z.string(), effects: z.array(z.string()) })),
  replay: z
    .object({ from: z.int(), state: z.object({}), events: z.array(z.object({})) })
    .nullable(),
});

/** Null for a text that isn't one; what is inside the steps is trusted. */
export function readDiagnostics(text: string): Diagnostics | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return envelopeSchema.safeParse(parsed).success ? (parsed as Diagnostics) : null;
  } catch {
    return null;
  }
}
