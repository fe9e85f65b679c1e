import assert from 'node:assert/strict';
import { DATA_TYPES, LIMITS, SCHEMA_VERSION, USER_HEADER } from '@daybook/protocol';
import { Validator } from '@seriousme/openapi-schema-validator';
import { openApiDocument } from '../../../functions/src/openapi/document.ts';
import { EXAMPLES } from '../../../functions/src/openapi/examples.ts';
import { SCHEMAS, type SchemaName } from '../../../functions/src/openapi/schemas.ts';
import { assertDescribed } from '../../../tools/clients/assertDescribed.ts';
import { reasonOf, testApp } from './support/testApp.ts';

interface Body {
  headers?: object;
  content?: { 'application/json': { examples?: Record<string, { $ref: string }> } };
}
interface Described {
  parameters: { name: string; in: string; required?: boolean; schema: { type: string } }[];
  requestBody?: Body;
  responses: Record<string, Body>;
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Described>>;
  components: { schemas: object; examples: Record<string, { value: unknown }> };
}

const DOCUMENT = openApiDocument() as unknown as Document;

/** Such as are called: with TODOS for any data type. */
const PATHS = Object.entries(DOCUMENT.paths).map(([path, operations]) => ({
  path,
  url: `/v1${path.replace('{dataType}', 'TODOS')}`,
  operations,
}));

describe('The contract', () => {
  it('A18: is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(openApiDocument()));
    assert.ok(valid, JSON.stringify(errors));
    assert.match(DOCUMENT.openapi, /^3\.1\./);
    const named = Object.keys(DOCUMENT.components.schemas);
    assert.deepEqual(
      Object.keys(SCHEMAS).filter((name) => !named.includes(name)),
      [],
    );
  });

  it('A18: is there for everybody for an hour, as the limits are', async () => {
    const config = {
      apiVersion: 'v1',
      schema: SCHEMA_VERSION,
      dataTypes: DATA_TYPES,
      limits: LIMITS,
    };
    const open = { '/v1/openapi.json': openApiDocument(), '/v1/config': config };
    for (const [path, expected] of Object.entries(open)) {
      const anybody = { headers: { Authorization: '' } };
      const { status, body, response } = await testApp().send('GET', path, anybody);
      assert.deepEqual([status, body], [200, JSON.parse(JSON.stringify(expected))]);
      assert.equal(response.headers.get('Cache-Control'), 'public, max-age=3600');
    }
  });

  it('A18: describes what stands in a path', () => {
    for (const { path, operations } of PATHS) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters } of Object.values(operations)) {
        const described = parameters.filter((parameter) => parameter.in === 'path');
        assert.deepEqual(
          described.map(({ name }) => name),
          inPath,
          path,
        );
        assert.ok(described.every(({ required }) => required));
      }
    }
  });

  it('A8, A18: describes what stands in the query of a pull, and nothing in that of others', () => {
    const described = PATHS.flatMap(({ path, operations }) =>
      Object.entries(operations).flatMap(([method, { parameters }]) => {
        const inQuery = parameters.filter((parameter) => parameter.in === 'query');
        const typed = inQuery.map(({ name, schema }) => [name, schema.type]);
        return typed.length > 0 ? [[`${method} ${path}`, ...typed]] : [];
      }),
    );
    const query = [
      ['since', 'string'],
      ['limit', 'integer'],
    ];
    assert.deepEqual(described, [
      ['get /sync/{dataType}', ...query],
      ['get /sync/all', ...query],
    ]);
  });

  for (const { path, url, operations } of PATHS) {
    it(`A3, A18: ${path} allows the methods that are described, and names them for others`, async () => {
      const { send } = testApp();
      const { status, response, body } = await send('PATCH', url);
      assert.deepEqual([status, reasonOf(body)], [405, 'METHOD_NOT_ALLOWED']);
      const methods = Object.keys(operations).flatMap((method) =>
        method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()],
      );
      assert.equal(response.headers.get('Allow'), methods.join(', '));
    });

    it(`A2, A18: ${path} wants a token where that is described`, async () => {
      const headers = { Authorization: '' };
      for (const [method, { responses, parameters }] of Object.entries(operations)) {
        const { status } = await testApp().send(method.toUpperCase(), url, { headers });
        assert.equal(status === 401, '401' in responses, method);
        const namesUser = parameters.some(({ name }) => name === USER_HEADER);
        assert.equal(namesUser, status === 401, method);
      }
    });
  }

  it('A18: has an example of each form and each refusal, which the call takes or gives', () => {
    let examples = 0;
    for (const { path, operations } of PATHS) {
      for (const [method, { requestBody, responses }] of Object.entries(operations)) {
        const call = { method: method.toUpperCase(), path };
        for (const [status, { headers = {}, content }] of Object.entries(responses)) {
          const names = Object.keys(headers).map((name): [string, string] => [name, 'any']);
          const answer = { ...call, status: Number(status), headers: new Headers(names) };
          if (!content) {
            assertDescribed({ ...answer, body: undefined });
            continue;
          }
          const sent = status === '200' ? valuesIn(requestBody) : [];
          for (const body of valuesIn({ content })) {
            for (const request of [undefined, ...sent]) {
              assertDescribed({ ...answer, requestBody: request, body });
              examples += 1;
            }
          }
        }
      }
    }
    assert.ok(examples > 60, String(examples));
  });

  it('A18: would refuse what isn’t so', () => {
    const headers = new Headers({ 'X-Request-Id': 'r' });
    const body = { dataTypes: {} };
    const answer = { method: 'DELETE', path: '/sync', status: 200, headers, body };
    assertDescribed(answer);
    const sent = { version: 0, parent: null, changes: [{ id: 'a', value: {}, editedAt: 0 }] };
    const wrong = [
      { ...answer, status: 201 },
      { ...answer, headers: new Headers({ 'X-Request-Id': 'r', Allow: 'GET' }) },
      { ...answer, body: undefined },
      { ...answer, body: { dataTypes: { TODOS: {} } } },
      {
        ...{ ...answer, method: 'PUT', path: '/sync/TODOS', requestBody: sent },
        body: { dataType: 'TODOS', version: 1, commitId: 'c1', cursor: '1~c1' },
      },
    ];
    for (const it of wrong) assert.throws(() => assertDescribed(it), JSON.stringify(it));
  });

  for (const [name, example] of Object.entries(EXAMPLES)) {
    it(`A18: an example of ${name} that its schema takes`, () => {
      const result = SCHEMAS[name as SchemaName].safeParse(example);
      assert.ok(result.success, String(result.error));
    });
  }
});

/** Of the examples of a body. */
function valuesIn({ content }: Pick<Body, 'content'> = {}): unknown[] {
  const examples = Object.values(content?.['application/json'].examples ?? {});
  return examples.map(({ $ref }) => {
    const example = DOCUMENT.components.examples[$ref.split('/').at(-1) ?? ''];
    assert.ok(example, $ref);
    return example.value;
  });
}
