import { LIMITS } from '@daybook/protocol';
import { createMiddleware } from 'hono/factory';
import { refusal } from '../refusal.ts';
import type { Dependencies } from './dependencies.ts';
import type { RequestEnv } from './env.ts';
import { refuse } from './errors.ts';

/** 429 with Retry-After for a user who asks too often, or for too much (SPEC A17). */
export function rateLimited({ rateLimit }: Pick<Dependencies, 'rateLimit'>) {
  return createMiddleware<RequestEnv>(async (c, next) => {
    const { uid } = c.var.caller;
    const verdict = rateLimit.admit(uid);
    if (verdict.outcome === 'pass') {
      c.set('charge', (requests) => rateLimit.charge(uid, requests));
      return next();
    }
    c.header('Retry-After', String(verdict.seconds));
    const { requestBurst, requestsPerMinute } = LIMITS;
    const metadata = { requestBurst, requestsPerMinute, retryAfterSeconds: verdict.seconds };
    return refuse(c, refusal('RATE_LIMITED', 'Too many requests: slow down.', metadata));
  });
}
