import { Hono } from 'hono';
import { authenticated, proOnly, validToWrite } from './auth.ts';
import { withSyncStore } from './brokenLog.ts';
import { anyOrigin } from './cors.ts';
import type { Dependencies } from './dependencies.ts';
import type { RequestEnv } from './env.ts';
import { internalError, unknownPath } from './errors.ts';
import { gzipped } from './gzip.ts';
import { rateLimited } from './rateLimit.ts';
import { requestLog } from './requestLog.ts';
import { aboutRoutes } from './routes/about.ts';
import { batchRoutes } from './routes/batch.ts';
import { dataRoutes } from './routes/data.ts';
import { syncRoutes } from './routes/sync.ts';
import { syncAllRoutes } from './routes/syncAll.ts';

/** The API door (SPEC A) as a fetch handler; its paths begin with `/v1` (SPEC A1), and what is asked for elsewhere is answered likewise (SPEC A3). */
export function createApp(dependencies: Dependencies) {
  const app = new Hono<RequestEnv>();
  app.use(requestLog(dependencies), anyOrigin, gzipped);
  app.route('/v1', firstVersion(dependencies));
  app.notFound(unknownPath);
  app.onError(internalError(dependencies));
  return app;
}

function firstVersion(dependencies: Dependencies) {
  const app = new Hono<RequestEnv>();
  app.route('/', aboutRoutes());
  for (const path of ['/sync/*', '/account']) {
    app.use(
      path,
      authenticated(dependencies),
      rateLimited(dependencies),
      validToWrite(dependencies),
      withSyncStore(dependencies),
    );
  }
  app.route('/', dataRoutes(dependencies));
  app.use('/sync/*', proOnly(dependencies));
  app.route('/sync/all', syncAllRoutes(dependencies));
  app.route('/sync/batch', batchRoutes(dependencies));
  app.route('/sync', syncRoutes(dependencies));
  return app;
}
