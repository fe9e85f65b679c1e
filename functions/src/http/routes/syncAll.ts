import { type AllSnapshots, DATA_TYPES, LIMITS, parseCursors } from '@daybook/protocol';
import { Hono } from 'hono';
import { byType, errorsOf, type Heads, readAllPages } from '../../sync/pull.ts';
import { readSnapshot } from '../../sync/snapshot.ts';
import type { SyncReader } from '../../sync/store.ts';
import { answerConditionally } from '../conditional.ts';
import type { RequestEnv } from '../env.ts';
import { methodNotAllowed, refuse } from '../errors.ts';
import { pullQuery } from '../query.ts';

/** GET `/sync/all` (SPEC A8, A10). */
export function syncAllRoutes() {
  const routes = new Hono<RequestEnv>();

  routes.get('/', (c) => {
    const query = pullQuery(c.req, parseCursors);
    if (query.form === 'invalid') return refuse(c, query.refusal);
    return answerConditionally(c, DATA_TYPES, async (reader, heads) => {
      if (query.form === 'whole') {
        return { body: await readAll(reader, heads) };
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

/** A type whose head is broken keeps no other from being read (SPEC D19). */
async function readAll(reader: SyncReader, heads: Heads): Promise<AllSnapshots> {
  const read = DATA_TYPES.map(async (type) => {
    const head = heads[type] ?? null;
    return head && 'broken' in head ? null : readSnapshot(reader, type, head);
  });
  const snapshots = (await Promise.all(read)).filter((snapshot) => snapshot !== null);
  return { dataTypes: byType(snapshots), ...errorsOf(heads) };
}
