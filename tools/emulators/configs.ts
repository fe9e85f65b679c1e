import { readFile } from 'node:fs/promises';
import type { PlanInput } from './planInput.ts';
import type { EmulatorPorts } from './types.ts';

type Json = Record<string, unknown>;

/** A JSON file that must hold an object. */
export async function readJson(path: string): Promise<Json> {
  const parsed: unknown = JSON.parse(await readFile(path, 'utf8'));
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new Error(`${path} must hold a JSON object`);
  }
  return parsed as Json;
}

/** fireemu.json with the run's profile and, where its clock is to stand still, that time. */
export function embeddedConfig(
  base: Json,
  { profile, clockStart }: Pick<PlanInput, 'profile' | 'clockStart'>,
): Json {
  return { ...base, profile, ...(clockStart === undefined ? {} : { daemon: { clockStart } }) };
}

/** firebase.json with the run's ports; every one is named, since the suite's defaults would collide. */
export function officialConfig(base: Json, ports: EmulatorPorts): Json {
  const host = '127.0.0.1';
  return {
    ...base,
    emulators: {
      singleProjectMode: true,
      auth: { host, port: ports.auth },
      firestore: { host, port: ports.firestore, websocketPort: ports.firestoreWebsocket },
      functions: { host, port: ports.functions },
      hosting: { host, port: ports.hosting },
      ui: { enabled: true, host, port: ports.ui },
      hub: { host, port: ports.hub },
      logging: { host, port: ports.logging },
      eventarc: { host, port: ports.eventarc },
      tasks: { host, port: ports.tasks },
    },
  };
}
