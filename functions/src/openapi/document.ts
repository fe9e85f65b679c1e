import { REASONS, type Reason } from '@daybook/protocol';
import { EXAMPLES } from './examples.ts';
import { OPERATIONS, type Operation, USER_PARAMETER } from './operations.ts';
import { jsonSchemas, refTo, type SchemaName } from './schemas.ts';

type Json = Record<string, unknown>;

let made: Json | undefined;

/** The contract as OpenAPI 3.1, made of the schemas that the door itself checks by (SPEC A18). */
export function openApiDocument(): Json {
  made ??= {
    openapi: '3.1.1',
    info: {
      title: 'Daybook sync API',
      version: '1',
      description: 'Its rules are in protocol/SPEC.md, how to sync by it in docs/API.md.',
      license: { name: 'Unlicensed', identifier: 'UNLICENSED' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ firebaseIdToken: [] }],
    paths: pathsOf(OPERATIONS),
    components: {
      securitySchemes: {
        firebaseIdToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      },
      schemas: jsonSchemas(),
    },
  };
  return made;
}

function pathsOf(operations: readonly Operation[]): Json {
  const byPath = Map.groupBy(operations, ({ path }) => path);
  return Object.fromEntries(
    [...byPath].map(([path, group]) => [
      path,
      Object.fromEntries(group.map((operation) => [operation.method, operationOf(operation)])),
    ]),
  );
}

function operationOf(operation: Operation): Json {
  const { operationId, summary, parameters = [], body, isOpen = false } = operation;
  return {
    operationId,
    summary,
    parameters: isOpen ? parameters : [...parameters, USER_PARAMETER],
    ...(body && { requestBody: { required: true, content: contentOf(body) } }),
    ...(isOpen && { security: [] }),
    responses: responsesOf(operation),
  };
}

const WITH_TOKEN: readonly Reason[] = [
  ...(['TOKEN_MISSING', 'TOKEN_INVALID', 'WRONG_USER'] as const),
  ...(['RATE_LIMITED', 'INTERNAL', 'UNAVAILABLE'] as const),
];

function responsesOf({ answer, refusals = [], isOpen, isConditional }: Operation): Json {
  const reasons = isOpen ? [] : [...refusals, ...WITH_TOKEN];
  const byCode = Map.groupBy(reasons, (reason) => REASONS[reason].code);
  const success =
    answer.length === 0
      ? { 204: { description: 'Done.' } }
      : { 200: { description: 'Done.', content: contentOf(answer) } };
  return {
    ...success,
    ...(isConditional && { 304: { description: 'What If-None-Match names is still so.' } }),
    ...Object.fromEntries(
      [...byCode].map(([code, group]) => [
        code,
        { description: group.join(', '), content: contentOf(['Error']) },
      ]),
    ),
  };
}

function contentOf(names: readonly SchemaName[]): Json {
  const refs = names.map((name) => ({ $ref: refTo(name) }));
  const examples = names.flatMap((name) =>
    EXAMPLES[name] === undefined ? [] : [[name, { value: EXAMPLES[name] }]],
  );
  return {
    'application/json': {
      schema: refs.length === 1 ? refs[0] : { oneOf: refs },
      ...(examples.length > 0 && { examples: Object.fromEntries(examples) }),
    },
  };
}
