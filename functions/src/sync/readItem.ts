import {
  asContent,
  ID_PATTERN,
  type ItemValue,
  idSchema,
  timestampSchema,
  versionSchema,
} from '@daybook/protocol';
import { z } from 'zod';
import type { DocumentRead } from './documentStore.ts';
import type { ItemRead } from './store.ts';

const metaSchema = z.object({
  version: versionSchema,
  commitId: idSchema,
  editedAt: timestampSchema,
  deviceId: idSchema,
  updatedAt: z.date(),
});

/**
 * More than any value that a door has let in: 5,500 characters of title and notes that JSON writes as six bytes each, and
 * the rest.
 */
export const LARGEST_VALUE_BYTES = 40_000;

/**
 * A document as the item that it should be (SPEC D2), without fields that items don't have; or the names of those that
 * keep it from being one. Its value is validated by whoever reads it (SPEC D8), but it is JSON. `newest` is the version of
 * the head.
 */
export function readItem(
  { id, fields }: DocumentRead,
  newest: number,
): { item: ItemRead } | { problems: string[] } {
  const meta = metaSchema.safeParse(fields);
  const problems = new Set(meta.error?.issues.map(({ path: [name] }) => String(name)));
  if (!ID_PATTERN.test(id)) problems.add('id');
  // No commit has made it, and a cursor of it would be ahead of the head (SPEC P6).
  if (meta.success && meta.data.version > newest) problems.add('version');
  const { deleted = false, value } = fields;
  if (typeof deleted !== 'boolean' || (deleted && value !== undefined)) problems.add('deleted');
  if (!deleted && !isItemValue(value)) problems.add('value');
  if (!meta.success || problems.size > 0) return { problems: [...problems] };
  const content = asContent(deleted ? null : (value as ItemValue));
  return { item: { id, item: { ...meta.data, ...content } } };
}

function isItemValue(value: unknown): boolean {
  if (!isPlain(value) || !isJson(value)) return false;
  // JSON makes at most six bytes of a character, so that hardly any value needs measuring.
  const isSmall = charactersIn(value) * 6 <= LARGEST_VALUE_BYTES;
  return isSmall || Buffer.byteLength(JSON.stringify(value)) <= LARGEST_VALUE_BYTES;
}

/** Values such as Firestore's references and times have no place in JSON. */
function isJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (Array.isArray(value)) return value.every(isJson);
  return isPlain(value) && Object.values(value).every(isJson);
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** No fewer than JSON has, besides escapes: names, texts, and what may stand around them. */
function charactersIn(value: unknown): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 24;
  let count = 2;
  for (const [name, inner] of Object.entries(value)) count += name.length + 4 + charactersIn(inner);
  return count;
}
