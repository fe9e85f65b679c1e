import { createHash } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import type { Dependencies } from './dependencies.ts';
import type { RequestEnv } from './env.ts';

export const REQUEST_ID_HEADER = 'X-Request-Id';

/**
 * Names each request and writes one line of log for it: request id, a hash of the uid, method, path, data type, status, outcome and
 * milliseconds. Nothing that users wrote is in it: the paths hold only the data type, and neither query nor body is logged.
 */
export function requestLog({ newId, now, log }: Pick<Dependencies, 'newId' | 'now' | 'log'>) {
  return createMiddleware<RequestEnv>(async (c, next) => {
    const startedAt = now();
    const requestId = newId();
    c.set('requestId', requestId);
    await next();
    c.header(REQUEST_ID_HEADER, requestId);
    log.info('request', {
      requestId,
      user: c.var.caller ? hashOf(c.var.caller.uid) : null,
      method: c.req.method,
      path: c.req.path.slice(0, MAX_PATH),
      dataType: c.var.dataType ?? null,
      status: c.res.status,
      outcome: c.var.outcome ?? 'OK',
      ms: now() - startedAt,
    });
  });
}

/** Longer than any path there is. */
const MAX_PATH = 64;

/** Distinguishes users in the log without naming them. */
function hashOf(uid: string): string {
  return createHash('sha256').update(uid).digest('base64url').slice(0, 16);
}
