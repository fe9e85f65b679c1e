import type { RuntimeConfig } from '../src/config.ts';
import { ORIGIN_RULES_FILE } from './emulatorConfig.ts';

type Manifest = chrome.runtime.ManifestV3;

const ICONS = { 16: 'icons/16.png', 32: 'icons/32.png', 48: 'icons/48.png', 128: 'icons/128.png' };

/** The manifest of a build: what every build has, and what its config makes necessary. */
export function manifestOf(version: string, config: RuntimeConfig): Manifest {
  return {
    manifest_version: 3,
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    version,
    // The first with 30-second alarms, and with ports whose messages keep a worker alive.
    minimum_chrome_version: '120',
    icons: ICONS,
    action: { default_title: '__MSG_extensionName__', default_icon: ICONS },
    chrome_url_overrides: { newtab: 'newTab.html' },
    background: { service_worker: 'serviceWorker.js' },
    content_security_policy: {
      extension_pages: "script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'",
    },
    ...(config.emulators ? emulatorAccess(config) : productionAccess(config)),
  };
}

const PERMISSIONS = ['storage', 'unlimitedStorage', 'alarms'] as const;

/** What every build may do; only one that can sign in with Google may open its window. */
export function permissionsOf({ googleClientId }: RuntimeConfig) {
  return [...PERMISSIONS, ...(googleClientId === undefined ? [] : ['identity' as const])];
}

/** Firebase's own hosts answer any origin, so only the API needs to be named. */
function productionAccess(config: RuntimeConfig) {
  return {
    permissions: permissionsOf(config),
    host_permissions: [`${new URL(config.apiUrl).origin}/*`],
  };
}

function emulatorAccess(config: RuntimeConfig) {
  return {
    permissions: [...permissionsOf(config), 'declarativeNetRequestWithHostAccess' as const],
    host_permissions: ['http://127.0.0.1/*'],
    declarative_net_request: {
      rule_resources: [{ id: 'emulator-origin', enabled: true, path: ORIGIN_RULES_FILE }],
    },
  };
}
