/** The files of a built extension by their path in it, with `/` between folders. */
export type BuiltFiles = Readonly<Record<string, Uint8Array>>;

const REQUIRED = [
  ...['manifest.json', 'config.json', 'newTab.html', 'newTab.js', 'serviceWorker.js'],
  ...['licenses/newTab.txt', 'licenses/serviceWorker.txt'],
];
const LOCAL_ADDRESS = /127\.0\.0\.1|localhost|\[::1\]/;

/** Why this build must not go to the store; empty when it may. */
export function storeProblems(files: BuiltFiles, version: string): string[] {
  const missing = REQUIRED.filter((path) => !files[path]);
  if (missing.length > 0) return missing.map((path) => `${path} is missing`);
  return [
    ...manifestProblems(readJson(files, 'manifest.json'), version, files),
    ...configProblems(readJson(files, 'config.json')),
    ...Object.keys(files)
      .filter((path) => path.endsWith('.map') || path.startsWith('emulator'))
      .map((path) => `${path} is for development only`),
  ];
}

interface Manifest {
  version?: string;
  permissions?: string[];
  host_permissions?: string[];
  declarative_net_request?: unknown;
  content_security_policy?: unknown;
  icons?: Record<string, string>;
}

function manifestProblems(manifest: Manifest, version: string, files: BuiltFiles): string[] {
  const emulatorPermissions = (manifest.permissions ?? [])
    .filter((permission) => permission.startsWith('declarativeNetRequest'))
    .map((permission) => `the permission ${permission} is for the emulators only`);
  const hosts = (manifest.host_permissions ?? []).map(
    (host) => `the host permission ${host} warns at installation, and nothing needs it`,
  );
  const missingIcons = Object.values(manifest.icons ?? {})
    .filter((path) => !files[path])
    .map((path) => `the icon ${path} is missing`);
  return [
    ...(manifest.version === version ? [] : [`the manifest's version is not ${version}`]),
    ...(manifest.declarative_net_request ? ['the manifest has rules for the emulators'] : []),
    ...emulatorPermissions,
    ...hosts,
    ...(LOCAL_ADDRESS.test(JSON.stringify(manifest.content_security_policy ?? {}))
      ? ['the manifest lets the extension connect to this machine']
      : []),
    ...missingIcons,
  ];
}

function configProblems(config: {
  emulators?: unknown;
  firebase?: { projectId?: string };
}): string[] {
  return [
    ...(config.emulators ? ['config.json points to the emulators'] : []),
    ...(LOCAL_ADDRESS.test(JSON.stringify(config))
      ? ['config.json has an address of this machine']
      : []),
    ...(config.firebase?.projectId?.startsWith('demo-') ? ['config.json has a demo project'] : []),
  ];
}

function readJson(files: BuiltFiles, path: string) {
  return JSON.parse(new TextDecoder().decode(files[path]));
}
