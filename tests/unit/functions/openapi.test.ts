import assert from 'node:assert/strict';
import { DATA_TYPES, LIMITS, SCHEMA_VERSION, USER_HEADER } from '@daybook/protocol';
import { Validator } from '@seriousme/openapi-schema-validator';
import { openApiDocument } from '../../../functions/src/openapi/document.ts';
import { EXAMPLES } from '../../../functions/src/openapi/examples.ts';
import { SCHEMAS, type SchemaName } from '../../../functions/src/openapi/schemas.ts';
import { type DescribedBody, formsOf } from './support/described.ts';
import { reasonOf, testApp } from './support/testApp.ts';

interface Body {
  content?: { 'application/json': DescribedBody & { examples?: object } };
}
interface Described {
  parameters: { name: string; in: string; required?: boolean; schema: { type: string } }[];
  requestBody?: Body;
  responses: Record<string, Body>;
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Described>>;
  components: { schemas: object };
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
    assert.deepEqual(Object.keys(DOCUMENT.components.schemas).sort(), Object.keys(SCHEMAS).sort());
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

  it('A18: has the example of each form that a body may have', () => {
    const described = Object.values(DOCUMENT.paths).flatMap((operations) =>
      Object.values(operations).flatMap(({ requestBody, responses }) =>
        [requestBody, ...Object.values(responses)].flatMap((body) => body?.content ?? []),
      ),
    );
    assert.ok(described.length > 9);
    for (const { 'application/json': body } of described) {
      const names = formsOf(body).filter((name) => EXAMPLES[name] !== undefined);
      const expected = names.map((name) => [name, { value: EXAMPLES[name] }]);
      assert.deepEqual(Object.entries(body.examples ?? {}), expected);
    }
  });

  for (const [name, example] of Object.entries(EXAMPLES)) {
    it(`A18: an example of ${name} that its schema takes`, () => {
      const result = SCHEMAS[name as SchemaName].safeParse(example);
      assert.ok(result.success, String(result.error));
    });
  }
});
