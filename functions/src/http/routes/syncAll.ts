import { parseCursors } from '@daybook/protocol';
import { Hono } from 'hono';
import { readAllPages, readAllSnapshots } from '../../sync/pull.ts';
import type { CallerEnv } from '../auth.ts';
import type { Dependencies } from '../dependencies.ts';
import { methodNotAllowed, refuse } from '../errors.ts';
import { pullQuery } from '../query.ts';

/** GET `/sync/all` (SPEC A8). */
export function syncAllRoutes({ store }: Dependencies) {
  const routes = new Hono<CallerEnv>();

  routes.get('/', async (c) => {
    const { uid } = c.var.caller;
    const query = pullQuery(c.req, parseCursors);
    switch (query.form) {
      case 'invalid':
        return refuse(c, query.refusal);
      case 'whole':
        return c.json(await store.read(uid, readAllSnapshots));
      case 'page': {
        const { since, limit } = query;
        return c.json(await store.read(uid, (reader) => readAllPages(reader, since, limit)));
      }
    }
  });

  routes.all('/', methodNotAllowed('GET, HEAD'));
  return routes;
}
