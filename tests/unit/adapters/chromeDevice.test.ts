import assert from 'node:assert/strict';
import { chromeDevice } from '../../../extension/src/adapters/chromeDevice.ts';
import { readConfig } from '../../../extension/src/adapters/readConfig.ts';
import { StandInChrome } from '../../fakes/standInChrome.ts';

describe('what the browser says of itself', () => {
  const { fetch } = globalThis;

  beforeEach(() => Object.assign(globalThis, { chrome: new StandInChrome().api }));
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'chrome');
    Reflect.deleteProperty(navigator, 'userAgentData');
    globalThis.fetch = fetch;
  });

  it('V2: a device is registered as its browser on its system, in the browser’s language', () => {
    const value = { brands: [{ brand: 'Google Chrome' }], platform: 'Linux' };
    Object.defineProperty(navigator, 'userAgentData', { value, configurable: true });
    assert.deepEqual(chromeDevice(), {
      ...{ name: 'Chrome auf Linux', platform: 'Linux', appVersion: '1.2.3' },
    });
  });

  it('reads the build’s configuration, and throws where it isn’t what this build needs', async () => {
    const config = {
      firebase: { projectId: 'p', apiKey: 'k', appId: 'a', authDomain: 'd.example' },
      apiUrl: 'https://d.example/api/v1',
    };
    const asked: unknown[] = [];
    const answering = (body: object) => async (url: unknown) => {
      asked.push(url);
      return Response.json(body);
    };
    globalThis.fetch = answering(config);
    assert.deepEqual(await readConfig(), config);
    assert.deepEqual(asked, ['chrome-extension://id/config.json']);
    globalThis.fetch = answering({ ...config, apiUrl: 'https://d.example' });
    await assert.rejects(readConfig(), /api/);
  });
});
