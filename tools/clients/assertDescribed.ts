import assert from 'node:assert/strict';
import type { BatchResult } from '@daybook/protocol';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { openApiDocument } from '../../functions/src/openapi/document.ts';

/** One exchange with the API, by a path below `/v1`. */
export interface Exchange {
  method: string;
  path: string;
  /** As JSON; undefined where there was none, or another one. */
  requestBody?: unknown;
  status: number;
  headers: Headers;
  /** As JSON; undefined where there is none. */
  body: unknown;
}

interface Described {
  headers?: Record<string, unknown>;
  content?: unknown;
}
type Operations = Record<string, { requestBody?: unknown; responses: Record<string, Described> }>;

const DOCUMENT = openApiDocument();
const PATHS = DOCUMENT.paths as Record<string, Operations>;
const HEADERS = Object.keys((DOCUMENT.components as { headers: object }).headers);

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
ajv.addSchema(DOCUMENT, 'contract');
const compiled = new Map<string, ValidateFunction>();

/**
 * Throws where the contract has no such answer, with these headers and this body, to the call; or where it refuses a request
 * that the door has taken (SPEC A18). What isn't the door's own answer (SPEC A19), and paths that there aren't, pass.
 */
export function assertDescribed({ method, path, requestBody, status, headers, body }: Exchange) {
  const found = operationsAt(path.replace(/\?.*$/, ''));
  if (found === null || method === 'OPTIONS' || !headers.has('X-Request-Id')) return;
  const [template, operations] = found;
  const call = `${method} ${path}`;
  const name = method === 'HEAD' ? 'get' : method.toLowerCase();
  // What other methods are answered is said at each.
  const [operationName = '', operation] = Object.entries(operations).find(([it]) => it === name) ??
    Object.entries(operations)[0] ?? [''];
  const described = operation?.responses[status];
  assert.ok(described, `The contract has no ${status} for ${call}: ${JSON.stringify(body)}`);
  const shown = HEADERS.filter((header) => headers.has(header)).sort();
  assert.deepEqual(shown, Object.keys(described.headers ?? {}).sort(), `${status} ${call}`);
  const place = ['paths', template, operationName];
  assert.equal(body !== undefined, described.content !== undefined && method !== 'HEAD', call);
  if (body !== undefined) assertTaken([...place, 'responses', String(status)], body, call);
  const isTaken = status === 200 && operation?.requestBody !== undefined && !hasError(body);
  if (isTaken && requestBody !== undefined)
    assertTaken([...place, 'requestBody'], requestBody, call);
}

/** By a path's own name, or else one in which a segment in braces stands for any. */
function operationsAt(path: string): [template: string, Operations] | null {
  const isLike = (template: string) =>
    new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path);
  const template = path in PATHS ? path : Object.keys(PATHS).find(isLike);
  const operations = template === undefined ? undefined : PATHS[template];
  return template !== undefined && operations ? [template, operations] : null;
}

/** In a batch, what is refused may be anything. */
function hasError(body: unknown): boolean {
  const { results = [] } = body as Partial<BatchResult>;
  return results.some((result) => 'error' in result);
}

function assertTaken(place: readonly string[], body: unknown, call: string): void {
  const steps = [...place, 'content', 'application/json', 'schema'];
  const pointer = steps.map((step) => encodeURIComponent(step.replaceAll('/', '~1'))).join('/');
  const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `contract#/${pointer}` });
  compiled.set(pointer, validate);
  const isTaken = validate(body);
  const problems = () => JSON.stringify(validate.errors, ['instancePath', 'message', 'params']);
  assert.ok(
    isTaken,
    isTaken ? '' : `${call}: ${problems()} in ${JSON.stringify(body).slice(0, 2000)}`,
  );
}
