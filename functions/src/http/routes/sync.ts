import { commitRequest, type DataType, isDataType, parseCursor } from '@daybook/protocol';
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { refusal } from '../../refusal.ts';
import { commit } from '../../sync/commit.ts';
import { readPage, readSnapshot } from '../../sync/pull.ts';
import type { CallerEnv } from '../auth.ts';
import { readBody } from '../body.ts';
import type { Dependencies } from '../dependencies.ts';
import { methodNotAllowed, refuse } from '../errors.ts';
import { pullQuery } from '../query.ts';

interface SyncEnv {
  Variables: CallerEnv['Variables'] & { dataType: DataType };
}

/** GET and PUT `/sync/:dataType` (SPEC A4–A8). */
export function syncRoutes({ store, now, newId }: Dependencies) {
  const routes = new Hono<SyncEnv>();

  routes.get('/:dataType', knownDataType, async (c) => {
    const { caller, dataType } = c.var;
    const query = pullQuery(c.req, parseCursor);
    switch (query.form) {
      case 'invalid':
        return refuse(c, query.refusal);
      case 'whole':
        return c.json(await store.read(caller.uid, (reader) => readSnapshot(reader, dataType)));
      case 'page': {
        const { since, limit } = query;
        return c.json(
          await store.read(caller.uid, (reader) => readPage(reader, dataType, since, limit)),
        );
      }
    }
  });

  routes.put('/:dataType', knownDataType, async (c) => {
    const { caller, dataType } = c.var;
    const body = await readBody(c.req, commitRequest);
    if (!body.ok) return refuse(c, body.refusal);
    const request = { ...body.value, commitId: body.value.commitId ?? newId() };
    const outcome = await commit(store, caller.uid, dataType, request, now());
    return outcome.outcome === 'refused' ? refuse(c, outcome) : c.json(outcome.result);
  });

  routes.all('/:dataType', knownDataType, methodNotAllowed('GET, HEAD, PUT'));
  return routes;
}

const knownDataType = createMiddleware<SyncEnv>(async (c, next) => {
  const name = c.req.param('dataType');
  if (!isDataType(name)) {
    return refuse(c, refusal('UNKNOWN_DATA_TYPE', 'There is no such data type.'));
  }
  c.set('dataType', name);
  return next();
});
