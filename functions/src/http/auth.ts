import { USER_HEADER } from '@daybook/protocol';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { refusal } from '../refusal.ts';
import type { Dependencies } from './dependencies.ts';
import { refuse } from './errors.ts';

/** Who a valid token speaks for, with the claims that decide on Pro as the token has them. */
export interface Caller {
  uid: string;
  pro?: unknown;
  /** unix seconds */
  proUntil?: unknown;
}

export interface CallerEnv {
  Variables: { caller: Caller };
}

/** Lets a request through with its caller known: 401 without a valid token, 403 for another user's (SPEC A2). */
export function authenticated({ verifyToken }: Pick<Dependencies, 'verifyToken'>) {
  return createMiddleware<CallerEnv>(async (c, next) => {
    const token = bearerToken(c.req.header('Authorization'));
    if (token === null) {
      return unauthenticated(
        c,
        'TOKEN_MISSING',
        'Send "Authorization: Bearer <Firebase ID token>".',
      );
    }
    const caller = await verifyToken(token);
    if (!caller) {
      return unauthenticated(
        c,
        'TOKEN_INVALID',
        'The token is expired, revoked or not of this project.',
      );
    }
    const intended = c.req.header(USER_HEADER);
    if (intended !== undefined && intended !== caller.uid) {
      return refuse(c, refusal('WRONG_USER', `The token is not of the user in ${USER_HEADER}.`));
    }
    c.set('caller', caller);
    return next();
  });
}

/** Lets only Pro users through, by their token's claims at this moment (SPEC C8, P5). */
export function proOnly({ now }: Pick<Dependencies, 'now'>) {
  return createMiddleware<CallerEnv>(async (c, next) => {
    if (!isPro(c.var.caller, now())) {
      return refuse(c, refusal('PRO_REQUIRED', 'Sync is part of Daybook Pro.'));
    }
    return next();
  });
}

function isPro({ pro, proUntil }: Caller, now: number): boolean {
  return pro === true && typeof proUntil === 'number' && proUntil * 1000 > now;
}

function bearerToken(header: string | undefined): string | null {
  return /^Bearer +(\S+)$/i.exec(header ?? '')?.[1] ?? null;
}

function unauthenticated(c: Context, reason: 'TOKEN_MISSING' | 'TOKEN_INVALID', message: string) {
  c.header(
    'WWW-Authenticate',
    reason === 'TOKEN_INVALID' ? 'Bearer error="invalid_token"' : 'Bearer',
  );
  return refuse(c, refusal(reason, message));
}
