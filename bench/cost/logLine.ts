import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { RequestEnv } from '../../functions/src/http/env.ts';
import { requestLog } from '../../functions/src/http/requestLog.ts';

/** Bytes of the line that a function logs for a request, as firebase-functions writes it. */
export async function logLineBytes(): Promise<number> {
  const lines: string[] = [];
  const info = (message: string, fields: object) =>
    void lines.push(JSON.stringify({ ...fields, severity: 'INFO', message }));
  const log = { info, warn: info, error: info };
  const app = new Hono<RequestEnv>().basePath('/v1');
  app.use(requestLog({ newId: randomUUID, now: Date.now, log }));
  app.get('/sync/:dataType', (c) => {
    c.set('caller', { uid: 'anyone', signedInAt: 0 });
    c.set('dataType', 'FOCUS_HISTORY');
    return c.body(null, 204);
  });
  await app.request('/v1/sync/FOCUS_HISTORY');
  return Buffer.byteLength(lines.join('\n'));
}
