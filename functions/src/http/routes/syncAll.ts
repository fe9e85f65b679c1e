import { DATA_TYPES, LIMITS, parseCursors } from '@daybook/protocol';
import { Hono } from 'hono';
import { byType, readAllPages } from '../../sync/pull.ts';
import { readSnapshot } from '../../sync/snapshot.ts';
import { answerConditionally } from '../conditional.ts';
import type { Dependencies } from '../dependencies.ts';
import type { RequestEnv } from '../env.ts';
import { methodNotAllowed, refuse } from '../errors.ts';
import { pullQuery } from '../query.ts';

/** GET `/sync/all` (SPEC A8, A10). */
export function syncAllRoutes({ store }: Dependencies) {
  const routes = new Hono<RequestEnv>();

  routes.get('/', (c) => {
    const query = pullQuery(c.req, parseCursors);
    if (query.form === 'invalid') return refuse(c, query.refusal);
    return answerConditionally(c, store, DATA_TYPES, async (reader, heads) => {
      if (query.form === 'whole') {
        const read = DATA_TYPES.map((type) => readSnapshot(reader, type, heads[type] ?? null));
        return { body: { dataTypes: byType(await Promise.all(read)) } };
      }
      const maxBytes = LIMITS.maxPageBytes / DATA_TYPES.length;
      const size = { limit: query.limit, maxBytes };
      const result = await readAllPages(reader, heads, query.since, size);
      return result.outcome === 'page' ? { body: result.page } : result;
    });
  });

  routes.all('/', methodNotAllowed('GET, HEAD'));
  return routes;
}
