import { z } from 'zod';
import { FIELD_LIMITS } from '../fieldLimits.ts';
import { orderSchema, text, timestampSchema } from '../primitives.ts';

const LIMITS = FIELD_LIMITS.quickLink;

/** http and https only, a host, no spaces or control characters: `javascript:` can't get in (SPEC D14). */
const WEB_URL = /^https?:\/\/[^\x00-\x20\x7f/?#]+([/?#][^\x00-\x20\x7f]*)?$/;

export const quickLinkSchema = z.strictObject({
  title: text(LIMITS.title),
  url: text(LIMITS.url).regex(WEB_URL, { error: 'must be an http or https address' }),
  order: orderSchema,
  createdAt: timestampSchema,
});

export type QuickLink = z.infer<typeof quickLinkSchema>;
