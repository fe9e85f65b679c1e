import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { nodeListener } from '../../../functions/src/http/nodeListener.ts';
import { commitOn, JSON_HEADERS, testApp } from '../functions/support/testApp.ts';
import { standInServer } from './support/standInServer.ts';

describe('nodeListener', () => {
  it('A9, A11: takes the body that the platform has read, and not what was said of it on its way', async () => {
    const { app } = testApp();
    const text = JSON.stringify(commitOn(0));
    const { url } = await standInServer((request, response) => {
      const read = Object.assign(request, { rawBody: Buffer.from(text) });
      void nodeListener(app)(read, response);
    });
    const { status } = await fetch(`${url}/api/v1/sync/TODOS`, {
      method: 'PUT',
      headers: { ...JSON_HEADERS, Authorization: 'Bearer ann', 'Content-Encoding': 'gzip' },
      body: gzipSync(text),
    });
    assert.equal(status, 200);
  });

  it('serves outside of the domain that the platform calls it in', async () => {
    const steps: string[] = [];
    const app = {
      fetch() {
        steps.push('served');
        return new Response('ok');
      },
    };
    const { url } = await standInServer((request, response) => {
      const domain = { exit: () => steps.push('left') };
      Object.assign(process, { domain });
      const answered = nodeListener(app)(request, response);
      Reflect.deleteProperty(process, 'domain');
      void answered;
    });
    assert.equal((await fetch(url)).status, 200);
    assert.deepEqual(steps, ['left', 'served']);
  });
});
