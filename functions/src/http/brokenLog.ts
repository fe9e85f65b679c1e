import { LIMITS } from '@daybook/protocol';
import { createMiddleware } from 'hono/factory';
import { meteredStore } from '../limits/meteredStore.ts';
import { syncStore } from '../sync/syncStore.ts';
import type { Dependencies } from './dependencies.ts';
import type { RequestEnv } from './env.ts';

/** Named in one line; more would only repeat it. */
const MAX_NAMED = 20;

/**
 * Gives each request the user's synced data, counts the documents that it takes (SPEC A17), and logs when all of it is read,
 * in one line, which documents of it were not what they
 * should be: where they are, and the names of the fields (SPEC D18, D19).
 */
export function withSyncStore({ store, log }: Pick<Dependencies, 'store' | 'log'>) {
  return createMiddleware<RequestEnv>(async (c, next) => {
    const metered = meteredStore(store, (documents) =>
      c.var.charge(documents / LIMITS.documentsPerRequest),
    );
    const broken = new Map<string, readonly string[]>();
    c.set(
      'store',
      syncStore(metered, (path, fields) => void broken.set(path, fields)),
    );
    c.set('readingEnded', (error) => {
      if (error !== undefined)
        log.error('answer cut short', { requestId: c.var.requestId, error: String(error) });
      if (broken.size === 0) return;
      const documents = Array.from(broken, ([path, fields]) => ({ path, fields }));
      log.warn('documents not understood', {
        requestId: c.var.requestId,
        count: broken.size,
        documents: documents.slice(0, MAX_NAMED),
      });
    });
    await next();
    if (!c.var.isStreamed) c.var.readingEnded();
  });
}
