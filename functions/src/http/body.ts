import { LIMITS, problemsOf } from '@daybook/protocol';
import type { HonoRequest } from 'hono';
import type { z } from 'zod';
import { invalidRequest, type Refusal, refusal } from '../refusal.ts';
import { parseJson } from './json.ts';

export type Body<Value> = { ok: true; value: Value } | { ok: false; refusal: Refusal };

/** Media type `application/json`, in UTF-8 if it says a charset. */
const JSON_TYPE = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;

/** The request's JSON body as `schema` wants it: 415, 413 or 400 with every wrong field if it isn't (SPEC A7). */
export async function readBody<Value>(
  request: HonoRequest,
  schema: z.ZodType<Value>,
): Promise<Body<Value>> {
  if (!JSON_TYPE.test(request.header('Content-Type') ?? '')) {
    return failed(refusal('UNSUPPORTED_MEDIA_TYPE', 'Send Content-Type: application/json.'));
  }
  const isDeclaredTooLarge = Number(request.header('Content-Length')) > LIMITS.maxRequestBytes;
  const bytes = isDeclaredTooLarge ? null : await request.arrayBuffer();
  if (!bytes || bytes.byteLength > LIMITS.maxRequestBytes) {
    const metadata = { maxBytes: LIMITS.maxRequestBytes };
    return failed(refusal('REQUEST_TOO_LARGE', 'Send less at once.', metadata));
  }
  const json = parseJson(bytes);
  if (!json.ok) return failed(invalidRequest([json.problem]));
  const parsed = schema.safeParse(json.value);
  if (!parsed.success) return failed(invalidRequest(problemsOf(parsed.error)));
  return { ok: true, value: parsed.data };
}

function failed(why: Refusal): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: why };
}
