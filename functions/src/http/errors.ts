import { errorBodyOf, REASONS } from '@daybook/protocol';
import type { Context, ErrorHandler, Handler } from 'hono';
import { type Refusal, refusal } from '../refusal.ts';
import { isContention } from '../sync/contention.ts';
import type { Dependencies } from './dependencies.ts';

/** Answers with a refusal in the shape of SPEC A3. */
export function refuse(c: Context, { reason, message, metadata }: Refusal): Response {
  c.set('outcome', reason);
  return c.json(errorBodyOf(reason, message, metadata), REASONS[reason].code);
}

export function unknownPath(c: Context): Response {
  return refuse(c, refusal('UNKNOWN_PATH', 'There is nothing at this path.'));
}

/** For what is there but has no such method. `allowed` as in the header `Allow`. */
export function methodNotAllowed(allowed: string): Handler {
  return (c) => {
    c.header('Allow', allowed);
    return refuse(c, refusal('METHOD_NOT_ALLOWED', `Allowed here: ${allowed}.`));
  };
}

/** A bug or an outage: the log gets the error, the caller the request's id to ask about it. */
export function internalError({ log }: Pick<Dependencies, 'log'>): ErrorHandler {
  return (error, c) => {
    const why = failure(c, log, error);
    if (why.reason === 'UNAVAILABLE') c.header('Retry-After', '1');
    return refuse(c, why);
  };
}

/** Logs what went wrong; what the caller gets to know of it. */
export function failure(
  c: Context,
  log: Dependencies['log'],
  error: unknown,
): Refusal<'INTERNAL' | 'UNAVAILABLE'> {
  const { requestId } = c.var;
  const { method, path } = c.req;
  const trace = error instanceof Error ? error.stack : String(error);
  log.error('request failed', { requestId, method, path, error: trace });
  if (isContention(error)) return refusal('UNAVAILABLE', 'Too many writers at once: try again.');
  return refusal('INTERNAL', 'Something went wrong here.', { requestId });
}
