import { LIMITS, problemsOf } from '@daybook/protocol';
import type { HonoRequest } from 'hono';
import type { z } from 'zod';
import { invalidRequest, type Refusal, refusal } from '../refusal.ts';
import { gunzipped } from './gzip.ts';
import { parseJson } from './json.ts';

type Result<Value> = { ok: true; value: Value } | { ok: false; refusal: Refusal };

/** Media type `application/json`, in UTF-8 if it says a charset. */
const JSON_TYPE = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;

/** The request's JSON body as the schema wants it: 415, 413 or 400 with every wrong field if it isn't (SPEC A7). */
export async function readBody<Value>(
  request: HonoRequest,
  schemaFor: (body: unknown) => z.ZodType<Value>,
): Promise<Result<Value>> {
  const bytes = await readBytes(request);
  if (!bytes.ok) return bytes;
  const json = parseJson(bytes.value);
  return json.ok
    ? parseAs(schemaFor(json.value), json.value)
    : failed(invalidRequest([json.problem]));
}

/** A JSON value as `schema` wants it, or 400 with every wrong field. */
export function parseAs<Value>(schema: z.ZodType<Value>, value: unknown): Result<Value> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) return failed(invalidRequest(problemsOf(parsed.error)));
  return { ok: true, value: parsed.data };
}

/** The body's bytes, decompressed, if they are as many and of such a kind as the door takes. */
async function readBytes(request: HonoRequest): Promise<Result<ArrayBuffer | Buffer>> {
  if (!JSON_TYPE.test(request.header('Content-Type') ?? '')) {
    return failed(refusal('UNSUPPORTED_MEDIA_TYPE', 'Send Content-Type: application/json.'));
  }
  const encoding = (request.header('Content-Encoding') ?? 'identity').trim().toLowerCase();
  if (encoding !== 'identity' && encoding !== 'gzip') {
    return failed(refusal('UNSUPPORTED_MEDIA_TYPE', 'Send the body plain or as gzip.'));
  }
  const { maxRequestBytes } = LIMITS;
  if (Number(request.header('Content-Length')) > maxRequestBytes) return tooLarge();
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > maxRequestBytes) return tooLarge();
  if (encoding === 'identity') return { ok: true, value: bytes };
  const plain = await gunzipped(bytes, maxRequestBytes);
  if (plain === 'tooLarge') return tooLarge();
  if (plain === 'broken') {
    return failed(invalidRequest([{ path: [], message: 'is not valid gzip' }]));
  }
  return { ok: true, value: plain };
}

function tooLarge() {
  const metadata = { maxBytes: LIMITS.maxRequestBytes };
  return failed(refusal('REQUEST_TOO_LARGE', 'Send less at once.', metadata));
}

function failed(why: Refusal): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: why };
}
