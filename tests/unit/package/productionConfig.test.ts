import assert from 'node:assert/strict';
import { productionConfig } from '../../../extension/webpack/productionConfig.ts';

const ENVIRONMENT = {
  DAYBOOK_FIREBASE_PROJECT_ID: 'daybook-live',
  DAYBOOK_FIREBASE_API_KEY: 'key',
  DAYBOOK_FIREBASE_APP_ID: '1:2:web:3',
  DAYBOOK_FIREBASE_AUTH_DOMAIN: 'daybook-live.firebaseapp.com',
  DAYBOOK_API_URL: 'https://api.daybook.example/api/v1',
};

describe('productionConfig', () => {
  it('is made of the environment', () => {
    assert.deepEqual(productionConfig(ENVIRONMENT), {
      firebase: {
        projectId: 'daybook-live',
        apiKey: 'key',
        appId: '1:2:web:3',
        authDomain: 'daybook-live.firebaseapp.com',
      },
      apiUrl: 'https://api.daybook.example/api/v1',
      googleClientId: undefined,
    });
  });

  it('takes an OAuth client for Google where there is one', () => {
    const client = '1-a.apps.googleusercontent.com';
    const environment = { ...ENVIRONMENT, DAYBOOK_GOOGLE_CLIENT_ID: client };
    assert.equal(productionConfig(environment).googleClientId, client);
  });

  it('names each variable that is missing or empty', () => {
    assert.throws(
      () =>
        productionConfig({
          ...ENVIRONMENT,
          DAYBOOK_FIREBASE_API_KEY: ' ',
          DAYBOOK_API_URL: undefined,
        }),
      (error: Error) =>
        error.message.endsWith(
          ':\n  DAYBOOK_FIREBASE_API_KEY is missing\n  DAYBOOK_API_URL is missing',
        ),
    );
  });

  for (const [name, value, problem] of [
    ['DAYBOOK_API_URL', 'daybook.example/api/v1', 'must be an http or https address'],
    ['DAYBOOK_API_URL', 'https://daybook.example/api/v1/', 'must end in /api/v1'],
    ['DAYBOOK_API_URL', 'http://daybook.example/api/v1', 'must be an https address'],
    ['DAYBOOK_FIREBASE_AUTH_DOMAIN', 'https://daybook.example', 'must be a host name'],
    ['DAYBOOK_GOOGLE_CLIENT_ID', 'daybook', 'must end in .apps.googleusercontent.com'],
    ['DAYBOOK_FIREBASE_API_KEY', 'two words', 'must not be empty or contain spaces'],
  ] as const) {
    it(`says that ${name}=${value} ${problem}`, () => {
      assert.throws(
        () => productionConfig({ ...ENVIRONMENT, [name]: value }),
        (error: Error) => error.message.includes(`  ${name} ${problem}`),
      );
    });
  }
});
