import type { RuntimeConfig } from '../src/config.ts';

/** The emulators at their default ports; whoever starts them at others overwrites config.json in a copy of the build. */
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
