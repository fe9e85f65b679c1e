import { REASONS, type Reason } from '@daybook/protocol';
import { EXAMPLES } from './examples.ts';
import { HEADERS, headersOf } from './headers.ts';
import { CONDITION_PARAMETER, OPERATIONS, type Operation, USER_PARAMETER } from './operations.ts';
import { refusalExample } from './refusalExamples.ts';
import { schemaNameOf } from './refusals.ts';
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
      description:
        'Its rules are in protocol/SPEC.md; docs/API.md walks through it, and examples/ has a client. GET may be HEAD everywhere. ' +
        'A path that isn’t here is answered with 404 `UNKNOWN_PATH`.',

      contact: { name: 'Daybook' },
      license: { name: 'Unlicensed', identifier: 'UNLICENSED' },
    },
    servers: [
      { url: '/api/v1', description: 'Where this document is from, unless that is the emulators' },
      {
        url: 'http://127.0.0.1:{port}/{project}/europe-west1/api/v1',
        description: 'The emulators; SYNC_API_URL has it with the port of this run',
        variables: { port: { default: '5001' }, project: { default: 'demo-daybook' } },
      },
    ],
    security: [{ firebaseIdToken: [] }],
    tags: [
      { name: 'Sync', description: 'Reading and committing, for Pro.' },
      { name: 'Account', description: 'What belongs to every owner of data, with Pro or without.' },
      { name: 'About', description: 'Without a token.' },
    ],
    paths: pathsOf(OPERATIONS),
    components: {
      securitySchemes: {
        firebaseIdToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      },
      headers: HEADERS,
      schemas: jsonSchemas(REASONS_USED),
      examples: examples(),
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
  const { operationId, tag, summary, description, parameters = [], body } = operation;
  const { isOpen = false, isConditional = false } = operation;
  return {
    operationId,
    tags: [tag],
    summary,
    description,
    parameters: [
      ...parameters,
      ...(isConditional ? [CONDITION_PARAMETER] : []),
      ...(isOpen ? [] : [USER_PARAMETER]),
    ],
    ...(body && { requestBody: { required: true, content: contentOf(body) } }),
    ...(isOpen && { security: [] }),
    responses: responsesOf(operation),
  };
}

const WITH_TOKEN: readonly Reason[] = [
  ...(['TOKEN_MISSING', 'TOKEN_INVALID', 'WRONG_USER'] as const),
  ...(['RATE_LIMITED', 'INTERNAL', 'UNAVAILABLE'] as const),
];

/** The last is an answer to any other method at the path. */
function reasonsOf({ refusals = [], isOpen }: Operation): readonly Reason[] {
  return [...(isOpen ? [] : [...refusals, ...WITH_TOKEN]), 'METHOD_NOT_ALLOWED'];
}

const REASONS_USED = new Set(OPERATIONS.flatMap(reasonsOf));

function responsesOf(operation: Operation): Json {
  const { answer, isConditional, headers = [] } = operation;
  const byCode = Map.groupBy(reasonsOf(operation), (reason) => REASONS[reason].code);
  const code = answer.length === 0 ? 204 : 200;
  const ofData = [...(isConditional ? (['ETag'] as const) : []), ...headers];
  return {
    [code]: {
      description: 'Done.',
      headers: headersOf(code, ofData),
      ...(answer.length > 0 && { content: contentOf(answer) }),
    },
    ...(isConditional && {
      304: {
        description: 'What If-None-Match names is still so.',
        headers: headersOf(304, ofData),
      },
    }),
    ...Object.fromEntries([...byCode].map(([refused, group]) => [refused, refusedAs(group)])),
  };
}

function refusedAs(reasons: readonly Reason[]): Json {
  const [first] = reasons;
  return {
    description: reasons.join(', '),
    headers: headersOf(first ? REASONS[first].code : 0),
    content: jsonOf(reasons.map(schemaNameOf), reasons),
  };
}

function contentOf(names: readonly SchemaName[]): Json {
  return jsonOf(
    names,
    names.filter((name) => EXAMPLES[name] !== undefined),
  );
}

function jsonOf(schemas: readonly string[], shown: readonly string[]): Json {
  const refs = schemas.map((name) => ({ $ref: refTo(name) }));
  const byName = shown.map((name) => [name, { $ref: `#/components/examples/${name}` }]);
  return {
    'application/json': {
      schema: refs.length === 1 ? refs[0] : { anyOf: refs },
      ...(shown.length > 0 && { examples: Object.fromEntries(byName) }),
    },
  };
}

/** Of bodies by their schemas' names, of refusals by their reasons. */
function examples(): Json {
  const { Todo: _, ...bodies } = EXAMPLES;
  const refused = [...REASONS_USED].map((reason) => [reason, refusalExample(reason)] as const);
  return Object.fromEntries(
    [...Object.entries(bodies), ...refused].map(([name, value]) => [name, { value }]),
  );
}
