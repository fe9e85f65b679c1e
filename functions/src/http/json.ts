import type { Problem } from '@daybook/protocol';
import { measureJson } from './measureJson.ts';

export type ParsedJson =
  | { outcome: 'value'; value: unknown }
  | { outcome: 'invalid'; problem: Problem }
  | { outcome: 'tooMuch' };

/** Far deeper than any request is meant to be. */
const MAX_DEPTH = 32;

/**
 * JSON from outside, as values only: refuses bytes that are no UTF-8, nesting deeper than 32, and the key `__proto__`,
 * which code further on could take for a prototype and Firestore refuses as a name. More than `most` are not even
 * parsed: it would hold up all other requests.
 */
export function parseJson(bytes: Uint8Array, most: { values: number; widest: number }): ParsedJson {
  const { values, widest, depth } = measureJson(bytes);
  if (depth > MAX_DEPTH) return invalid('is nested too deeply');
  if (values > most.values || widest > most.widest) return { outcome: 'tooMuch' };
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const path = pathOfPrototype(value);
    return path ? invalid('is not a known field', path) : { outcome: 'value', value };
  } catch (error) {
    if (error instanceof SyntaxError) return invalid('is not valid JSON');
    if (error instanceof TypeError) return invalid('is not valid UTF-8');
    throw error;
  }
}

function invalid(message: string, path: PropertyKey[] = []): ParsedJson {
  return { outcome: 'invalid', problem: { path, message } };
}

/** Where a key is called `__proto__`, if one is. */
function pathOfPrototype(value: unknown): PropertyKey[] | null {
  if (typeof value !== 'object' || value === null) return null;
  if (Object.hasOwn(value, '__proto__')) return ['__proto__'];
  for (const key in value) {
    const below = pathOfPrototype((value as Record<string, unknown>)[key]);
    if (below) return [Array.isArray(value) ? Number(key) : key, ...below];
  }
  return null;
}
