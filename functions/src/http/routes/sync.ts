import { isDataType, LIMITS, parseCursor, putRequestSchema } from '@daybook/protocol';
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { refusal } from '../../refusal.ts';
import { brokenHead } from '../../sync/brokenHead.ts';
import { commit } from '../../sync/commit.ts';
import { readPage } from '../../sync/pull.ts';
import { readPageUnlocked } from '../../sync/readUnlocked.ts';
import { snapshotJson } from '../../sync/snapshot.ts';
import { readBody } from '../body.ts';
import { answerConditionally } from '../conditional.ts';
import type { Dependencies } from '../dependencies.ts';
import type { RequestEnv } from '../env.ts';
import { methodNotAllowed, refuse } from '../errors.ts';
import { pullQuery } from '../query.ts';

/** GET and PUT `/sync/:dataType` (SPEC A4, A5, A6, A7, A8, A10, A12). */
export function syncRoutes({ quota, now, newId }: Dependencies) {
  const routes = new Hono<RequestEnv>();

  routes.get('/:dataType', knownDataType, (c) => {
    const { dataType, store } = c.var;
    const query = pullQuery(c.req, parseCursor);
    if (query.form === 'invalid') return refuse(c, query.refusal);
    const { uid } = c.var.caller;
    const types = [dataType];
    if (query.form === 'whole') {
      return answerConditionally(c, types, async (reader, { [dataType]: head = null }) => {
        if (head && 'broken' in head) return { refusal: brokenHead(dataType) };
        return { parts: snapshotJson(reader, dataType, head) };
      });
    }
    const { since, limit } = query;
    const asked = { limit, maxBytes: LIMITS.maxPageBytes, now: now() };
    return answerConditionally(
      c,
      types,
      async (reader, { [dataType]: head = null }) => {
        const result = await readPage(reader, dataType, head, since, asked);
        return result.outcome === 'page' ? { body: result.page } : result;
      },
      async () => {
        if (since.version === 0) return null;
        const unlocked = await readPageUnlocked(store, uid, dataType, since, asked);
        return unlocked && { heads: { [dataType]: unlocked.head }, body: unlocked.page };
      },
    );
  });

  routes.put('/:dataType', knownDataType, async (c) => {
    const { caller, dataType, store } = c.var;
    const body = await readBody(c, putRequestSchema);
    if (!body.ok) return refuse(c, body.refusal);
    const request = { ...body.value, commitId: body.value.commitId ?? newId() };
    const outcome = await commit({ store, quota }, caller.uid, dataType, request, now());
    return outcome.outcome === 'refused' ? refuse(c, outcome) : c.json(outcome.result);
  });

  routes.all('/:dataType', knownDataType, methodNotAllowed('GET, HEAD, PUT'));
  return routes;
}

const knownDataType = createMiddleware<RequestEnv>(async (c, next) => {
  const name = c.req.param('dataType');
  if (!isDataType(name)) {
    return refuse(c, refusal('UNKNOWN_DATA_TYPE', 'There is no such data type.'));
  }
  c.set('dataType', name);
  return next();
});
