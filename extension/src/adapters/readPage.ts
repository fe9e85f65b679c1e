import {
  idSchema,
  type PullPage,
  parseCursor,
  pullPageSchema,
  type ServerChange,
  serverChangeSchema,
} from '@daybook/protocol';
import { z } from 'zod';

const pageSchema = pullPageSchema.extend({
  changes: z.array(z.unknown()),
  cursor: z.string().refine((text) => parseCursor(text) !== undefined, { error: 'is no cursor' }),
});

const namedSchema = z.object({ id: idSchema });

/**
 * A page as the API door answers it. A change in it that is none keeps no other from being taken: it is left out, and its id
 * joins those under `skipped` (SPEC P19). Without a cursor to go on from it is no page.
 */
export function readPage(body: unknown): z.ZodSafeParseResult<PullPage> {
  const page = pageSchema.safeParse(body);
  if (!page.success) return page as z.ZodSafeParseError<PullPage>;
  const { changes: found, skipped: before = [], ...rest } = page.data;
  const changes: ServerChange[] = [];
  const skipped = [...before];
  for (const change of found) {
    const read = serverChangeSchema.safeParse(change);
    const named = namedSchema.safeParse(change);
    if (read.success) changes.push(read.data);
    else if (named.success) skipped.push(named.data.id);
  }
  const data: PullPage = { ...rest, changes, ...(skipped.length > 0 && { skipped }) };
  return { success: true, data };
}
