import { entitlementIn, isPro, USER_HEADER } from '@daybook/protocol';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { refusal } from '../refusal.ts';
import type { Dependencies } from './dependencies.ts';
import type { RequestEnv } from './env.ts';
import { refuse } from './errors.ts';

/** Lets a request through with its caller known: 401 without a valid token, 403 for another user's (SPEC A2). */
export function authenticated({ verifyToken, log }: Pick<Dependencies, 'verifyToken' | 'log'>) {
  return createMiddleware<RequestEnv>(async (c, next) => {
    const token = bearerToken(c.req.header('Authorization'));
    if (token === null) {
      return unauthenticated(
        c,
        'TOKEN_MISSING',
        'Send "Authorization: Bearer <Firebase ID token>".',
      );
    }
    const caller = await verifyToken(token).catch(unavailable(c, log));
    if (caller === UNAVAILABLE) return authUnavailable(c);
    if (!caller) return invalidToken(c);
    c.set('caller', caller);
    const intended = c.req.header(USER_HEADER);
    if (intended !== undefined && intended !== caller.uid) {
      return refuse(c, refusal('WRONG_USER', `The token is not of the user in ${USER_HEADER}.`));
    }
    return next();
  });
}

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** Lets only those write whose sign-in still counts: a token outlives its revocation by up to an hour (SPEC A2). */
export function validToWrite({ isSignInValid, log }: Pick<Dependencies, 'isSignInValid' | 'log'>) {
  return createMiddleware<RequestEnv>(async (c, next) => {
    if (SAFE_METHODS.has(c.req.method)) return next();
    const isValid = await isSignInValid(c.var.caller).catch(unavailable(c, log));
    if (isValid === UNAVAILABLE) return authUnavailable(c);
    return isValid ? next() : invalidToken(c);
  });
}

/** Lets only Pro users through, by their token's claims at this moment (SPEC C8, P5). */
export function proOnly({ now }: Pick<Dependencies, 'now'>) {
  return createMiddleware<RequestEnv>(async (c, next) => {
    if (!isPro(entitlementIn(c.var.caller), now())) {
      return refuse(c, refusal('PRO_REQUIRED', 'Sync is part of Daybook Pro.'));
    }
    return next();
  });
}

function bearerToken(header: string | undefined): string | null {
  return /^Bearer +(\S+)$/i.exec(header ?? '')?.[1] ?? null;
}

function invalidToken(c: Context): Response {
  return unauthenticated(
    c,
    'TOKEN_INVALID',
    'The token is expired, revoked or not of this project.',
  );
}

const UNAVAILABLE = Symbol('Auth can’t be asked');

function unavailable(c: Context<RequestEnv>, log: Dependencies['log']) {
  return (error: unknown): typeof UNAVAILABLE => {
    log.error('token check failed', { requestId: c.var.requestId, error: String(error) });
    return UNAVAILABLE;
  };
}

function authUnavailable(c: Context): Response {
  c.header('Retry-After', '5');
  return refuse(c, refusal('UNAVAILABLE', 'The token can’t be checked at the moment.'));
}

function unauthenticated(c: Context, reason: 'TOKEN_MISSING' | 'TOKEN_INVALID', message: string) {
  c.header(
    'WWW-Authenticate',
    reason === 'TOKEN_INVALID' ? 'Bearer error="invalid_token"' : 'Bearer',
  );
  return refuse(c, refusal(reason, message));
}
