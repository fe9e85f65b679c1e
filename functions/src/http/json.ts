import type { Problem } from '@daybook/protocol';

export type ParsedJson = { ok: true; value: unknown } | { ok: false; problem: Problem };

/** Far deeper than any request is meant to be. */
const MAX_DEPTH = 32;

/**
 * JSON from outside, as values only: refuses bytes that are no UTF-8, nesting deeper than 32, and the key `__proto__`,
 * which code further on could take for a prototype and Firestore refuses as a name.
 */
export function parseJson(bytes: ArrayBuffer | Uint8Array): ParsedJson {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const problem = problemWithin(value, []);
    return problem ? { ok: false, problem } : { ok: true, value };
  } catch (error) {
    if (error instanceof SyntaxError) return failed('is not valid JSON');
    if (error instanceof TypeError) return failed('is not valid UTF-8');
    throw error;
  }
}

function failed(message: string): ParsedJson {
  return { ok: false, problem: { path: [], message } };
}

function problemWithin(value: unknown, path: PropertyKey[]): Problem | null {
  if (typeof value !== 'object' || value === null) return null;
  if (path.length > MAX_DEPTH) return { path, message: 'is nested too deeply' };
  if (Object.hasOwn(value, '__proto__')) {
    return { path: [...path, '__proto__'], message: 'is not a known field' };
  }
  for (const [key, inner] of Object.entries(value)) {
    const problem = problemWithin(inner, [...path, Array.isArray(value) ? Number(key) : key]);
    if (problem) return problem;
  }
  return null;
}
