import { join } from 'node:path';
import { REPO_ROOT } from '../project.ts';
import { readJson } from './configs.ts';
import { isPortFree } from './freePorts.ts';
import { type EmulatorPorts, PORT_NAMES } from './types.ts';

/** The ports that firebase.json names, those that are free now. */
export async function freeDefaultPorts(): Promise<Partial<EmulatorPorts>> {
  const { emulators } = (await readJson(join(REPO_ROOT, 'firebase.json'))) as {
    emulators?: Record<string, { port?: number } | boolean>;
  };
  const ports: Partial<EmulatorPorts> = {};
  for (const name of PORT_NAMES) {
    const configured = emulators?.[name];
    const port = typeof configured === 'object' ? configured.port : undefined;
    if (port !== undefined && (await isPortFree(port))) ports[name] = port;
  }
  return ports;
}
