import { createHash } from 'node:crypto';
import type { DataType } from '@daybook/protocol';
import type { Context } from 'hono';
import type { Refusal } from '../refusal.ts';
import type { Heads } from '../sync/pull.ts';
import type { SyncReader } from '../sync/store.ts';
import { answerStreamed } from './answerStreamed.ts';
import type { RequestEnv } from './env.ts';
import { refuse } from './errors.ts';

/** What a GET has found: a body, the JSON of one in parts, or why there is none. */
export type Found = { body: object } | { parts: AsyncIterable<string> } | { refusal: Refusal };

/**
 * Answers a GET of `types` with an ETag made of their heads, or 304 to whom has that already, for which nothing but
 * the heads is read (RFC 9110, SPEC A10). `find` reads at the same moment as the heads.
 * `readUnlocked` may find the body faster, where there is no condition.
 */
export async function answerConditionally(
  c: Context<RequestEnv>,
  types: readonly DataType[],
  find: (reader: SyncReader, heads: Heads) => Promise<Found>,
  readUnlocked: () => Promise<{ heads: Heads; body: object } | null> = async () => null,
): Promise<Response> {
  const condition = c.req.header('If-None-Match');
  const unlocked = condition === undefined ? await readUnlocked() : null;
  c.header('Cache-Control', 'private, no-cache');
  c.header('Vary', 'Authorization');
  if (unlocked) {
    c.header('ETag', etagOf(unlocked.heads));
    return c.json(unlocked.body);
  }
  return answerStreamed(c, async (reader) => {
    const heads = await reader.heads(types);
    const byName = Object.fromEntries(types.map((type, index) => [type, heads[index] ?? null]));
    const etag = etagOf(byName);
    const found = isKnown(condition, etag) ? null : await find(reader, byName);
    if (found && 'refusal' in found) return { answer: refuse(c, found.refusal) };
    c.header('ETag', etag);
    if (found && 'parts' in found) return found;
    return { answer: found ? c.json(found.body) : c.body(null, 304) };
  });
}

/** Weak, since what travels may be compressed. Erasing changes no data a second time, but which cursors are expired. */
function etagOf(heads: Heads): string {
  const states = Object.entries(heads).map(([type, head]) => [
    type,
    ...(head && !('broken' in head) ? [head.version, head.commitId, head.purgedThrough ?? 0] : []),
  ]);
  const hash = createHash('sha256').update(JSON.stringify(states)).digest('base64url');
  return `W/"${hash.slice(0, 22)}"`;
}

function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').some((tag) => opaque(tag) === opaque(etag));
}
