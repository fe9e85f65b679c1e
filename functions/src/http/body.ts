import { LIMITS, problemsOf } from '@daybook/protocol';
import type { Context, HonoRequest } from 'hono';
import type { z } from 'zod';
import { invalidRequest, type Refusal, refusal } from '../refusal.ts';
import type { RequestEnv } from './env.ts';
import { gunzipped } from './gzip.ts';
import { parseJson } from './json.ts';

/** An object with as many fields as all of a body's values takes far longer to read than several that have them together. */
const MOST = { values: LIMITS.maxRequestValues, widest: LIMITS.maxItemsInData };

type Result<Value> = { ok: true; value: Value } | { ok: false; refusal: Refusal };

/** Media type `application/json`, in UTF-8 if it says a charset. */
const JSON_TYPE = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;

/** The request's JSON body as the schema wants it: 415, 413 or 400 with every wrong field if it isn't (SPEC A7). */
export async function readBody<Value>(
  c: Context<RequestEnv>,
  schemaFor: (body: unknown) => z.ZodType<Value>,
): Promise<Result<Value>> {
  const bytes = await readBytes(c.req);
  if (!bytes.ok) return bytes;
  c.var.charge(bytes.value.byteLength / LIMITS.bytesPerRequest);
  const json = parseJson(bytes.value, MOST);
  switch (json.outcome) {
    case 'value':
      return parseAs(schemaFor(json.value), json.value);
    case 'invalid':
      return failed(invalidRequest([json.problem]));
    case 'tooMuch':
      return tooLarge();
  }
}

/** A JSON value as `schema` wants it, or 400 with every wrong field. */
export function parseAs<Value>(schema: z.ZodType<Value>, value: unknown): Result<Value> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) return failed(invalidRequest(problemsOf(parsed.error)));
  return { ok: true, value: parsed.data };
}

/** The body's bytes, decompressed, if they are as many and of such a kind as the door takes. */
async function readBytes(request: HonoRequest): Promise<Result<Buffer>> {
  if (!JSON_TYPE.test(request.header('Content-Type') ?? '')) {
    return failed(refusal('UNSUPPORTED_MEDIA_TYPE', 'Send Content-Type: application/json.'));
  }
  const encoding = (request.header('Content-Encoding') ?? 'identity').trim().toLowerCase();
  if (encoding !== 'identity' && encoding !== 'gzip') {
    return failed(refusal('UNSUPPORTED_MEDIA_TYPE', 'Send the body plain or as gzip.'));
  }
  const { maxRequestBytes } = LIMITS;
  if (Number(request.header('Content-Length')) > maxRequestBytes) return tooLarge();
  const bytes = await bytesWithin(maxRequestBytes, request.raw.body);
  if (bytes === 'tooLarge') return tooLarge();
  if (bytes === 'broken') {
    return failed(invalidRequest([{ path: [], message: 'ends before its end' }]));
  }
  if (encoding === 'identity') return { ok: true, value: bytes };
  const plain = await gunzipped(bytes, maxRequestBytes);
  if (plain === 'tooLarge') return tooLarge();
  if (plain === 'broken') {
    return failed(invalidRequest([{ path: [], message: 'is not valid gzip' }]));
  }
  return { ok: true, value: plain };
}

/**
 * All of it, 'tooLarge' where it is more, or 'broken' where the caller went away before its end. Of what is more nothing is kept, but it is read to its end: a connection that is closed
 * before may take the answer with it.
 */
async function bytesWithin(
  maxBytes: number,
  body: ReadableStream<Uint8Array> | null,
): Promise<Buffer | 'tooLarge' | 'broken'> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body ?? []) {
      size += chunk.byteLength;
      if (size <= maxBytes) chunks.push(chunk);
      else chunks.length = 0;
    }
  } catch {
    return 'broken';
  }
  return size <= maxBytes ? Buffer.concat(chunks) : 'tooLarge';
}

function tooLarge() {
  const metadata = {
    maxBytes: LIMITS.maxRequestBytes,
    maxValues: MOST.values,
    maxItems: MOST.widest,
  };
  return failed(refusal('REQUEST_TOO_LARGE', 'Send less at once.', metadata));
}

function failed(why: Refusal): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: why };
}
