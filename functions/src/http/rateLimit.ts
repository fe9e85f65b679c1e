import { LIMITS } from '@daybook/protocol';
import { createMiddleware } from 'hono/factory';
import { refusal } from '../refusal.ts';
import type { Dependencies } from './dependencies.ts';
import type { RequestEnv } from './env.ts';
import { refuse } from './errors.ts';

/** 429 with Retry-After for a user who asks too often (SPEC A17). */
export function rateLimited({ admit }: Pick<Dependencies, 'admit'>) {
  return createMiddleware<RequestEnv>(async (c, next) => {
    const verdict = admit(c.var.caller.uid);
    if (verdict.outcome === 'pass') return next();
    c.header('Retry-After', String(verdict.seconds));
    const { requestBurst, requestsPerMinute } = LIMITS;
    const metadata = { requestBurst, requestsPerMinute, retryAfterSeconds: verdict.seconds };
    return refuse(c, refusal('RATE_LIMITED', 'Too many requests: slow down.', metadata));
  });
}
