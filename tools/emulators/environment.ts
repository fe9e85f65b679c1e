import { PROJECT_ID, REGION } from '../project.ts';
import type { EmulatorFlavor, EmulatorPorts, RunningEmulators } from './types.ts';

type Endpoints = Pick<
  RunningEmulators,
  | 'firestoreHost'
  | 'authHost'
  | 'functionsUrl'
  | 'apiUrl'
  | 'hostingUrl'
  | 'uiUrl'
  | 'hubUrl'
  | 'controlUrl'
>;

/** Where each service of a run is found. */
export function endpointsOf(flavor: EmulatorFlavor, ports: EmulatorPorts): Endpoints {
  const authHost = `127.0.0.1:${ports.auth}`;
  const functionsUrl = `http://127.0.0.1:${ports.functions}/${PROJECT_ID}/${REGION}`;
  return {
    authHost,
    firestoreHost: `127.0.0.1:${ports.firestore}`,
    functionsUrl,
    // The function is called `api`, so its own URL supplies that part of the path.
    apiUrl: `${functionsUrl}/api/v1`,
    hostingUrl: `http://127.0.0.1:${ports.hosting}`,
    uiUrl: `http://127.0.0.1:${ports.ui}${flavor === 'embedded' ? '/ui' : ''}`,
    hubUrl: `http://127.0.0.1:${ports.hub}`,
    controlUrl: flavor === 'embedded' ? `http://${authHost}/v1` : null,
  };
}

/** The variables a command, a test or an SDK needs to find a run. */
export function environmentOf(
  flavor: EmulatorFlavor,
  ports: EmulatorPorts,
  reported: Record<string, string>,
): Record<string, string> {
  const endpoints = endpointsOf(flavor, ports);
  return {
    ...reported,
    SYNC_API_URL: endpoints.apiUrl,
    FIRESTORE_EMULATOR_HOST: endpoints.firestoreHost,
    FIREBASE_AUTH_EMULATOR_HOST: endpoints.authHost,
    FIREBASE_EMULATOR_HUB: `127.0.0.1:${ports.hub}`,
    GCLOUD_PROJECT: PROJECT_ID,
    GOOGLE_CLOUD_PROJECT: PROJECT_ID,
    METADATA_SERVER_DETECTION: 'none',
    DAYBOOK_EMULATORS: JSON.stringify({ flavor, ports }),
  };
}

/** What can be known of a run from inside a command that was started with its variables. */
export type AttachedEmulators = Endpoints & { flavor: EmulatorFlavor; controlToken: string | null };

/** The run that this process was started in, by `npm run emulators -- -- CMD` or by the test runner. */
export function attachedEmulators(env: NodeJS.ProcessEnv = process.env): AttachedEmulators {
  const json = env.DAYBOOK_EMULATORS;
  if (json === undefined) {
    throw new Error('No emulators here. Run this inside them: npm run emulators -- -- COMMAND');
  }
  const { flavor, ports } = JSON.parse(json) as { flavor: EmulatorFlavor; ports: EmulatorPorts };
  return { ...endpointsOf(flavor, ports), flavor, controlToken: env.FIREEMU_CONTROL_TOKEN ?? null };
}
