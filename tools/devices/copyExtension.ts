import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runtimeConfig } from '../../extension/src/config.ts';
import { REPO_ROOT } from '../project.ts';
import type { DeviceEndpoints } from './deviceNetwork.ts';

/** What `npm run build -w extension` makes. */
export const EXTENSION_BUILD = join(REPO_ROOT, 'extension', 'dist');

/** Copies a build of the extension and points the copy to these services. */
export async function copyExtension(
  from: string,
  to: string,
  endpoints: DeviceEndpoints,
): Promise<void> {
  await cp(from, to, { recursive: true });
  const file = join(to, 'config.json');
  const built = runtimeConfig.parse(JSON.parse(await readFile(file, 'utf8')));
  if (built.emulators === undefined) {
    throw new Error(`${from} is a production build; it can't talk to emulators`);
  }
  const config = runtimeConfig.parse({
    ...built,
    apiUrl: endpoints.apiUrl,
    emulators: {
      firestoreHost: endpoints.firestoreHost,
      authUrl: `http://${endpoints.authHost}`,
    },
  });
  await writeFile(file, JSON.stringify(config, null, 2));
}
