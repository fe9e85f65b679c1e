import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { LIMITS } from '@daybook/protocol';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { RequestEnv } from './env.ts';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** Below this a packet carries it anyway. */
const MIN_BYTES = 1024;

/** Sends bodies as gzip to whom takes it (SPEC A11), and counts what is in them (SPEC A17). */
export const gzipped = createMiddleware<RequestEnv>(async (c, next) => {
  await next();
  c.header('Vary', 'Accept-Encoding', { append: true });
  if (c.res.body === null) return;
  const isTaken = accepts(c.req.header('Accept-Encoding'));
  if (c.var.isStreamed) return isTaken ? gzipStream(c) : undefined;
  const plain = Buffer.from(await c.res.arrayBuffer());
  c.var.charge?.(plain.byteLength / LIMITS.bytesPerRequest);
  const body = isTaken && plain.byteLength >= MIN_BYTES ? await compress(plain) : plain;
  c.res = new Response(body, c.res);
  c.res.headers.delete('Content-Length');
  if (body !== plain) c.header('Content-Encoding', 'gzip');
});

function gzipStream(c: Context<RequestEnv>): void {
  c.res = new Response(c.res.body?.pipeThrough(new CompressionStream('gzip')), c.res);
  c.header('Content-Encoding', 'gzip');
}

function accepts(header: string | undefined): boolean {
  return /(^|,)\s*(gzip|\*)\s*(;\s*q=(1|0\.\d*[1-9]))?\s*(,|$)/i.test(header ?? '');
}

/** The plain bytes of a gzip body, 'tooLarge' above `maxBytes`, or 'broken'. */
export async function gunzipped(
  bytes: Buffer,
  maxBytes: number,
): Promise<Buffer | 'tooLarge' | 'broken'> {
  try {
    return await decompress(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    return codeOf(error) === 'ERR_BUFFER_TOO_LARGE' ? 'tooLarge' : 'broken';
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
