import assert from 'node:assert/strict';
import { LIMITS, type ServerConfig, serverConfigSchema } from '@daybook/protocol';
import { apiClient } from '../../tools/clients/apiClient.ts';

describe('What the API says of itself', () => {
  const anyone = apiClient(null);

  it('A18: the limits, to everybody', async () => {
    const config = serverConfigSchema.parse((await anyone.get('/config')).json<ServerConfig>());
    assert.deepEqual(config.limits, LIMITS);
  });

  it('A18: the contract, with every path', async () => {
    const { paths } = (await anyone.get('/openapi.json')).json<{ paths: object }>();
    assert.deepEqual(Object.keys(paths).sort(), [
      '/account',
      '/config',
      '/openapi.json',
      '/sync',
      '/sync/all',
      '/sync/batch',
      '/sync/export',
      '/sync/{dataType}',
    ]);
  });
});
