import assert from 'node:assert/strict';
import type { RuntimeConfig } from '../../../extension/src/config.ts';
import { EMULATOR_CONFIG } from '../../../extension/webpack/emulatorConfig.ts';
import { manifestOf } from '../../../extension/webpack/manifest.ts';
import { type BuiltFiles, storeProblems } from '../../../tools/package/storeProblems.ts';

const VERSION = '1.2.3';
const CONFIG: RuntimeConfig = {
  firebase: {
    projectId: 'daybook-live',
    apiKey: 'key',
    appId: 'app',
    authDomain: 'daybook-live.firebaseapp.com',
  },
  apiUrl: 'https://api.daybook.example/api/v1',
};

function build(config: RuntimeConfig, others: Record<string, string> = {}): BuiltFiles {
  const manifest = manifestOf(VERSION, config);
  const icons: string[] = Object.values(manifest.icons ?? {});
  const files: Record<string, string> = {
    'manifest.json': JSON.stringify(manifest),
    'config.json': JSON.stringify(config),
    'newTab.html': '<!doctype html>',
    'newTab.js': '',
    'serviceWorker.js': '',
    'licenses/newTab.txt': 'MIT',
    'licenses/serviceWorker.txt': 'MIT',
    ...Object.fromEntries(icons.map((path) => [path, 'png'])),
    ...others,
  };
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]),
  );
}

describe('storeProblems', () => {
  it('lets a production build pass', () => {
    assert.deepEqual(storeProblems(build(CONFIG), VERSION), []);
  });

  it('U1: the permission for Google is asked for only where it can be used', () => {
    const permissionsOf = (config: RuntimeConfig) => manifestOf(VERSION, config).permissions;
    const googleClientId = '1-a.apps.googleusercontent.com';
    const withGoogle = { ...CONFIG, googleClientId };
    assert.ok(permissionsOf(withGoogle)?.includes('identity'));
    assert.ok(!permissionsOf(CONFIG)?.includes('identity'));
    assert.deepEqual(storeProblems(build(withGoogle), VERSION), []);
  });

  it('names all that makes a build one for the emulators', () => {
    assert.deepEqual(storeProblems(build(EMULATOR_CONFIG), VERSION), [
      'the manifest has rules for the emulators',
      'the permission declarativeNetRequestWithHostAccess is for the emulators only',
      'the host permission http://127.0.0.1/* warns at installation, and nothing needs it',
      'the manifest lets the extension connect to this machine',
      'config.json points to the emulators',
      'config.json has an address of this machine',
      'config.json has a demo project',
    ]);
  });

  it('refuses permissions for sites', () => {
    const manifest = JSON.stringify({
      version: VERSION,
      host_permissions: ['https://api.daybook.example/*'],
    });
    assert.deepEqual(storeProblems(build(CONFIG, { 'manifest.json': manifest }), VERSION), [
      'the host permission https://api.daybook.example/* warns at installation, and nothing needs it',
    ]);
  });

  it('lets the extension run its own scripts alone, and connect to the API and Firebase alone', () => {
    const { content_security_policy: policy, host_permissions } = manifestOf(VERSION, CONFIG);
    const directives = policy?.extension_pages?.split('; ') ?? [];
    assert.equal(directives[0], "default-src 'none'");
    assert.ok(directives.includes("script-src 'self'"));
    const [connect = ''] = directives.filter((directive) => directive.startsWith('connect-src'));
    assert.deepEqual(connect.split(' '), [
      ...['connect-src', "'self'", 'https://api.daybook.example'],
      ...['https://firestore.googleapis.com', 'https://identitytoolkit.googleapis.com'],
      'https://securetoken.googleapis.com',
    ]);
    assert.equal(host_permissions, undefined);
  });

  it('refuses source maps, a wrong version and missing files', () => {
    const withMap = build(CONFIG, { 'newTab.js.map': '{}' });
    assert.deepEqual(storeProblems(withMap, VERSION), ['newTab.js.map is for development only']);
    assert.deepEqual(storeProblems(build(CONFIG), '1.2.4'), [
      "the manifest's version is not 1.2.4",
    ]);
    const { 'serviceWorker.js': _worker, ...withoutWorker } = build(CONFIG);
    assert.deepEqual(storeProblems(withoutWorker, VERSION), ['serviceWorker.js is missing']);
    const { 'licenses/newTab.txt': _licenses, ...withoutLicenses } = build(CONFIG);
    assert.deepEqual(storeProblems(withoutLicenses, VERSION), ['licenses/newTab.txt is missing']);
    const { 'icons/16.png': _icon, ...withoutIcon } = build(CONFIG);
    assert.deepEqual(storeProblems(withoutIcon, VERSION), ['the icon icons/16.png is missing']);
  });
});
