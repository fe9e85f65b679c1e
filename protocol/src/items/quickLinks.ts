import { z } from 'zod';
import { order, text, timestamp } from '../primitives.ts';

/** http and https only, a host, no spaces or control characters: `javascript:` can't get in (SPEC D14). */
const WEB_URL = /^https?:\/\/[^\x00-\x20\x7f/?#]+([/?#][^\x00-\x20\x7f]*)?$/;

export const quickLink = z.strictObject({
  title: text(0, 100),
  url: text(1, 2048).regex(WEB_URL, { error: 'must be an http or https address' }),
  order,
  createdAt: timestamp,
});

export type QuickLink = z.infer<typeof quickLink>;
