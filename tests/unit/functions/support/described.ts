import assert from 'node:assert/strict';
import { openApiDocument } from '../../../../functions/src/openapi/document.ts';
import { SCHEMAS, type SchemaName } from '../../../../functions/src/openapi/schemas.ts';

interface Answer {
  status: number;
  /** Null where there is none. */
  body: unknown;
  /** Why it is a refusal. */
  reason: string | undefined;
}
interface Described {
  description: string;
  content?: { 'application/json': DescribedBody };
}
export interface DescribedBody {
  schema: { $ref: string } | { oneOf: { $ref: string }[] };
}
type Operations = Record<string, { responses: Record<string, Described> }>;

const PATHS = openApiDocument().paths as Record<string, Operations>;

/** Throws where the contract has the call, but not such an answer (SPEC A18). */
export function assertDescribed(
  method: string,
  url: string,
  { status, body, reason }: Answer,
): void {
  const responses = operationsOf(url)?.[method.toLowerCase()]?.responses;
  if (responses === undefined) return;
  const described = responses[status];
  assert.ok(
    described,
    `The contract has no ${status} for ${method} ${url}: ${JSON.stringify(body)}`,
  );
  if (reason !== undefined) assert.ok(described.description.split(', ').includes(reason), reason);
  else if (body !== null) assertTaken(described, body);
}

/** By its path, in which a segment in braces stands for any. */
function operationsOf(url: string): Operations | undefined {
  const path = url.replace(/^\/v1/, '').replace(/\?.*$/, '');
  const isLike = (template: string) =>
    new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path);
  return PATHS[path] ?? Object.entries(PATHS).find(([template]) => isLike(template))?.[1];
}

function assertTaken({ content }: Described, body: unknown): void {
  assert.ok(content, `The contract has no body for ${JSON.stringify(body)}`);
  const names = formsOf(content['application/json']);
  const results = names.map((name) => SCHEMAS[name].safeParse(body));
  const problems = results.map(({ error }) => error?.message);
  assert.ok(problems.includes(undefined), `${names} take no ${JSON.stringify(body)}: ${problems}`);
}

/** The names of the schemas that a body may have. */
export function formsOf({ schema }: DescribedBody): SchemaName[] {
  const refs = 'oneOf' in schema ? schema.oneOf : [schema];
  return refs.map(({ $ref }) => $ref.split('/').at(-1) as SchemaName);
}
