import { gzipSync } from 'node:zlib';
import { DATA_TYPES, LIMITS } from '@daybook/protocol';
import { EXAMPLE_TODO } from '../../functions/src/openapi/examples.ts';

/** What is sent again and again. */
export interface Attack {
  method: 'GET' | 'PUT' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
  /** How many send it in turn, as each is let in only so often (SPEC A17); none sends it without a token. */
  users: number;
  /** Items of each data type that each of them has. */
  stored?: number;
}

/** What each tries to use up. Those of bodies are the worst that were found, just within the limits or just beyond. */
export const ATTACKS: Record<string, () => Attack> = {
  'gzip bombs without a token': () => ({
    ...put(gzipSync(`"${'a'.repeat(200 * 1024 * 1024)}"`, { level: 9 })),
    headers: { 'Content-Encoding': 'gzip' },
    users: 0,
  }),
  '1 MiB of ids': () => put(replacing(manyOf(LIMITS.maxRequestBytes / 10, {}))),
  'as many wrong items as are taken': () =>
    put(replacing(manyOf(LIMITS.maxItemsInData - 10, WRONG))),
  'items of as many wrong fields': () =>
    put(replacing(manyOf(5, manyOf(LIMITS.maxItemsInData, 1)))),
  'as many good items as fit, as gzip': () => ({
    ...put(gzipSync(replacing(manyOf(LIMITS.maxRequestValues / 10, EXAMPLE_TODO)))),
    headers: { 'Content-Encoding': 'gzip' },
  }),
  'five data in a batch': () => ({
    ...put(
      JSON.stringify({
        commits: DATA_TYPES.map((dataType) => ({
          ...{ dataType, version: 0, parent: null },
          data: manyOf(LIMITS.maxItemsInData / DATA_TYPES.length - 10, WRONG),
        })),
      }),
    ),
    method: 'POST',
    path: 'batch',
  }),
  'full pages': () => ({ method: 'GET', path: 'TODOS?since=0', ...READERS }),
  'full pages of each type': () => ({ method: 'GET', path: 'all?since=0', ...READERS }),
  'all of each type': () => ({ method: 'GET', path: 'all', ...READERS }),
};

/** With its own name six values. */
const WRONG = { a: 1, b: 1, c: 1, d: 1, e: 1 };

const READERS = { users: 8, stored: LIMITS.maxPageSize + 1 };

function put(body: string | Uint8Array<ArrayBuffer>): Attack {
  return { method: 'PUT', path: 'TODOS', body, users: 1 };
}

function replacing(data: object): string {
  return JSON.stringify({ version: 0, parent: null, data });
}

/** The value under so many names that nothing before has met. */
function manyOf(count: number, value: unknown): Record<string, unknown> {
  const names = Array.from({ length: count }, (_, n) => `t${(n * 7919).toString(36)}`);
  return Object.fromEntries(names.map((name) => [name, value]));
}
