import { USER_HEADER } from '@daybook/protocol';
import { cors } from 'hono/cors';
import { REQUEST_ID_HEADER } from './requestLog.ts';

/**
 * Any web page may call (SPEC A11): a request carries its right in its token and never in a cookie, so there is nothing
 * that a foreign page could make a browser send.
 */
export const anyOrigin = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'],
  allowHeaders: ['Authorization', 'Content-Type', 'Content-Encoding', 'If-None-Match', USER_HEADER],
  exposeHeaders: ['ETag', 'Date', 'Retry-After', 'Allow', 'Content-Disposition', REQUEST_ID_HEADER],
  maxAge: 7200,
});
