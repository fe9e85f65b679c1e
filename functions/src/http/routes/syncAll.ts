import { DATA_TYPES, LIMITS, parseCursors } from '@daybook/protocol';
import { Hono } from 'hono';
import { errorsOf, type Heads, readAllPages } from '../../sync/pull.ts';
import { snapshotJson } from '../../sync/snapshot.ts';
import type { SyncReader } from '../../sync/store.ts';
import { objectJson, type StreamedEntry } from '../../textStream.ts';
import { answerConditionally } from '../conditional.ts';
import type { Dependencies } from '../dependencies.ts';
import type { RequestEnv } from '../env.ts';
import { methodNotAllowed, refuse } from '../errors.ts';
import { pullQuery } from '../query.ts';

/** GET `/sync/all` (SPEC A8, A10). */
export function syncAllRoutes({ now }: Dependencies) {
  const routes = new Hono<RequestEnv>();

  routes.get('/', (c) => {
    const query = pullQuery(c.req, parseCursors);
    if (query.form === 'invalid') return refuse(c, query.refusal);
    const askedAt = now();
    return answerConditionally(c, DATA_TYPES, async (reader, heads) => {
      if (query.form === 'whole') {
        return { parts: allJson(reader, heads) };
      }
      const maxBytes = LIMITS.maxPageBytes / DATA_TYPES.length;
      const asked = { limit: query.limit, maxBytes, now: askedAt };
      const result = await readAllPages(reader, heads, query.since, asked);
      return result.outcome === 'page' ? { body: result.page } : result;
    });
  });

  routes.all('/', methodNotAllowed('GET, HEAD'));
  return routes;
}

/** The JSON of all types. One whose head is broken keeps no other from being read (SPEC D19). */
function allJson(reader: SyncReader, heads: Heads): AsyncIterable<string> {
  const types = DATA_TYPES.flatMap((type): StreamedEntry[] => {
    const head = heads[type] ?? null;
    return head && 'broken' in head ? [] : [[type, snapshotJson(reader, type, head)]];
  });
  return objectJson(errorsOf(heads), [['dataTypes', objectJson({}, types)]]);
}
