import { type RuntimeConfig, runtimeConfigSchema } from '../src/config.ts';

/** The emulators at their default ports; tests start them at others and overwrite config.json in a copy of the build. */
export const EMULATOR_CONFIG: RuntimeConfig = {
  firebase: {
    projectId: 'demo-daybook',
    apiKey: 'demo-key',
    appId: 'demo-app',
    authDomain: 'localhost',
  },
  apiUrl: 'http://127.0.0.1:5001/demo-daybook/europe-west1/api/v1',
  emulators: { firestoreHost: '127.0.0.1:8080', authUrl: 'http://127.0.0.1:9099' },
};

/** The emulators that the environment names, as `npm start` sets it; without that, those at the default ports. */
export function attachedConfig(environment: NodeJS.ProcessEnv): RuntimeConfig {
  const { SYNC_API_URL, FIRESTORE_EMULATOR_HOST, FIREBASE_AUTH_EMULATOR_HOST } = environment;
  if (!SYNC_API_URL || !FIRESTORE_EMULATOR_HOST || !FIREBASE_AUTH_EMULATOR_HOST) {
    return EMULATOR_CONFIG;
  }
  return runtimeConfigSchema.parse({
    ...EMULATOR_CONFIG,
    apiUrl: SYNC_API_URL,
    emulators: {
      firestoreHost: FIRESTORE_EMULATOR_HOST,
      authUrl: `http://${FIREBASE_AUTH_EMULATOR_HOST}`,
    },
  });
}

export const ORIGIN_RULES_FILE = 'emulatorOriginRules.json';

/** The emulators refuse requests from `chrome-extension://`, so theirs are sent as from localhost. */
export const ORIGIN_RULES: chrome.declarativeNetRequest.Rule[] = [
  {
    id: 1,
    action: {
      type: 'modifyHeaders' as chrome.declarativeNetRequest.RuleActionType,
      requestHeaders: [
        {
          header: 'origin',
          operation: 'set' as chrome.declarativeNetRequest.HeaderOperation,
          value: 'http://localhost',
        },
      ],
    },
    condition: {
      urlFilter: '|http://127.0.0.1:',
      resourceTypes: ['xmlhttprequest', 'other'] as chrome.declarativeNetRequest.ResourceType[],
    },
  },
];
