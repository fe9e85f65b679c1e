import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type RuntimeConfig, runtimeConfigSchema } from '../../extension/src/config.ts';
import { permissionsOf } from '../../extension/webpack/manifest.ts';
import { REPO_ROOT } from '../project.ts';
import type { DeviceEndpoints } from './deviceNetwork.ts';

/** What `npm run build -w extension` makes. */
export const EXTENSION_BUILD = join(REPO_ROOT, 'extension', 'dist');

/** What a device's config says besides its services. */
export type ConfigNeeds = Pick<RuntimeConfig, 'googleClientId'> &
  Pick<NonNullable<RuntimeConfig['emulators']>, 'maxItemsPerType'>;

/** Copies a build of the extension, points the copy to these services and gives it `more` of a config. */
export async function copyExtension(
  from: string,
  to: string,
  endpoints: DeviceEndpoints,
  { maxItemsPerType, ...more }: ConfigNeeds = {},
): Promise<void> {
  await cp(from, to, { recursive: true });
  const file = join(to, 'config.json');
  const built = runtimeConfigSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  if (built.emulators === undefined) {
    throw new Error(`${from} is a production build; it can't talk to emulators`);
  }
  const config = runtimeConfigSchema.parse({
    ...built,
    ...more,
    apiUrl: endpoints.apiUrl,
    emulators: {
      firestoreHost: endpoints.firestoreHost,
      authUrl: `http://${endpoints.authHost}`,
      ...(maxItemsPerType !== undefined && { maxItemsPerType }),
    },
  });
  await writeFile(file, JSON.stringify(config, null, 2));
  await permit(join(to, 'manifest.json'), permissionsOf(config));
}

/** Adds permissions that the build could do without. */
async function permit(file: string, permissions: readonly string[]): Promise<void> {
  const manifest = JSON.parse(await readFile(file, 'utf8')) as { permissions: string[] };
  const all = new Set([...manifest.permissions, ...permissions]);
  await writeFile(file, JSON.stringify({ ...manifest, permissions: [...all] }, null, 2));
}
