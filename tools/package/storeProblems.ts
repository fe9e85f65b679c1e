/** The files of a built extension by their path in it, with `/` between folders. */
export type BuiltFiles = Readonly<Record<string, Uint8Array>>;

const REQUIRED = ['manifest.json', 'config.json', 'newTab.html', 'newTab.js', 'serviceWorker.js'];
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
  icons?: Record<string, string>;
}

function manifestProblems(manifest: Manifest, version: string, files: BuiltFiles): string[] {
  const emulatorPermissions = (manifest.permissions ?? [])
    .filter((permission) => permission.startsWith('declarativeNetRequest'))
    .map((permission) => `the permission ${permission} is for the emulators only`);
  const openHosts = (manifest.host_permissions ?? [])
    .filter((host) => LOCAL_ADDRESS.test(host) || !/^https:\/\/[^*/]+\/\*$/.test(host))
    .map((host) => `the host permission ${host} is not one https site`);
  const missingIcons = Object.values(manifest.icons ?? {})
    .filter((path) => !files[path])
    .map((path) => `the icon ${path} is missing`);
  return [
    ...(manifest.version === version ? [] : [`the manifest's version is not ${version}`]),
    ...(manifest.declarative_net_request ? ['the manifest has rules for the emulators'] : []),
    ...emulatorPermissions,
    ...openHosts,
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
