import { Hono } from 'hono';
import { authenticated, proOnly } from './auth.ts';
import type { Dependencies } from './dependencies.ts';
import { internalError, unknownPath } from './errors.ts';
import { syncRoutes } from './routes/sync.ts';
import { syncAllRoutes } from './routes/syncAll.ts';

/** The API door (SPEC A) as a fetch handler; paths begin with `/v1`. */
export function createApp(dependencies: Dependencies) {
  const app = new Hono().basePath('/v1');
  app.use('/sync/*', authenticated(dependencies), proOnly(dependencies));
  app.route('/sync/all', syncAllRoutes(dependencies));
  app.route('/sync', syncRoutes(dependencies));
  app.notFound(unknownPath);
  app.onError(internalError(dependencies));
  return app;
}
