import { z } from 'zod';
import { FIELD_LIMITS } from '../fieldLimits.ts';
import { orderSchema, text, timestampSchema } from '../primitives.ts';
import { WEB_ADDRESS } from '../webAddress.ts';

const LIMITS = FIELD_LIMITS.quickLink;

/** A link of the new tab (SPEC D14). */
export const quickLinkSchema = z.strictObject({
  title: text(LIMITS.title),
  url: text(LIMITS.url).regex(WEB_ADDRESS, { error: 'must be an http or https address' }),
  order: orderSchema,
  createdAt: timestampSchema,
});

export type QuickLink = z.infer<typeof quickLinkSchema>;
