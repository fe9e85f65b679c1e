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
    // The first that gives the names of what is stored without all of it; `light-dark()` came with 123.
    minimum_chrome_version: '130',
    icons: ICONS,
    action: { default_title: '__MSG_extensionName__', default_icon: ICONS },
    chrome_url_overrides: { newtab: 'newTab.html' },
    background: { service_worker: 'serviceWorker.js' },
    content_security_policy: { extension_pages: policyFor(config) },
    ...(config.emulators ? emulatorAccess(config) : productionAccess(config)),
  };
}

const PERMISSIONS = ['storage', 'unlimitedStorage', 'alarms'] as const;

/** What every build may do; only one that can sign in with Google may open its window. */
export function permissionsOf({ googleClientId }: RuntimeConfig) {
  return [...PERMISSIONS, ...(googleClientId === undefined ? [] : ['identity' as const])];
}

/** Of tabs and worker. */
function policyFor(config: RuntimeConfig): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self' ${addresses(config).join(' ')}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Tests start the emulators at ports of their own, and one door at another name of this machine. */
function addresses({ apiUrl, emulators }: RuntimeConfig): string[] {
  if (emulators) return ['http://127.0.0.1:*', 'http://localhost:*'];
  return [new URL(apiUrl).origin, ...FIREBASE];
}

/** Firestore; Authentication. */
const FIREBASE = [
  'https://firestore.googleapis.com',
  'https://identitytoolkit.googleapis.com',
  'https://securetoken.googleapis.com',
];

/** Firebase's own hosts and the API answer any origin (SPEC A11), so none has to be named: that warns at installation. */
function productionAccess(config: RuntimeConfig) {
  return { permissions: permissionsOf(config) };
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
