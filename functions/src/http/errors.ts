import { errorBodyOf, REASONS } from '@daybook/protocol';
import type { Context, ErrorHandler, Handler } from 'hono';
import { type Refusal, refusal } from '../refusal.ts';
import type { Dependencies } from './dependencies.ts';

/** Answers with a refusal in the shape of SPEC A3. */
export function refuse(c: Context, { reason, message, metadata }: Refusal): Response {
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

/** A bug or an outage: the log gets the error, the caller an id to ask about it. */
export function internalError({ newId, log }: Pick<Dependencies, 'newId' | 'log'>): ErrorHandler {
  return (error, c) => {
    const requestId = newId();
    const { method, path } = c.req;
    log.error('request failed', { requestId, method, path, error: error.stack ?? String(error) });
    return refuse(c, refusal('INTERNAL', 'Something went wrong here.', { requestId }));
  };
}
