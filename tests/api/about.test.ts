import assert from 'node:assert/strict';
import { LIMITS, type ServerConfig, serverConfigSchema } from '@daybook/protocol';
import { Validator } from '@seriousme/openapi-schema-validator';
import { EXAMPLES } from '../../functions/src/openapi/examples.ts';
import { SCHEMAS, type SchemaName } from '../../functions/src/openapi/schemas.ts';
import { apiClient } from '../../tools/clients/apiClient.ts';

type Document = { openapi: string; paths: Record<string, object>; components: { schemas: object } };

describe('What the API says of itself', () => {
  const anyone = apiClient(null);

  it('A18: the limits, to everybody', async () => {
    const config = serverConfigSchema.parse((await anyone.get('/config')).json<ServerConfig>());
    assert.deepEqual(config.limits, LIMITS);
  });

  it('A18: a contract that is valid OpenAPI 3.1 and names every path', async () => {
    const document = (await anyone.get('/openapi.json')).json<Document>();
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    assert.ok(valid, JSON.stringify(errors));
    assert.match(document.openapi, /^3\.1\./);
    assert.deepEqual(Object.keys(document.paths).sort(), [
      '/account',
      '/config',
      '/sync',
      '/sync/all',
      '/sync/batch',
      '/sync/export',
      '/sync/{dataType}',
    ]);
    assert.deepEqual(Object.keys(document.components.schemas).sort(), Object.keys(SCHEMAS).sort());
  });

  for (const [name, example] of Object.entries(EXAMPLES)) {
    it(`A18: an example of ${name} that its schema takes`, () => {
      const result = SCHEMAS[name as SchemaName].safeParse(example);
      assert.ok(result.success, String(result.error));
    });
  }
});
