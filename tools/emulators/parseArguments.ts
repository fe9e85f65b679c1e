import { parseArgs } from 'node:util';
import {
  DEFAULT_SERVICES,
  type EmulatorFlavor,
  type EmulatorPorts,
  type EmulatorService,
  PORT_NAMES,
  type PortName,
  SERVICES,
} from './types.ts';

/** What `npm run emulators` was asked for. */
export interface EmulatorArguments {
  help: boolean;
  flavor: EmulatorFlavor;
  services: readonly EmulatorService[];
  empty: boolean;
  importFrom: string | undefined;
  ports: Partial<EmulatorPorts>;
  verbose: boolean;
  /** The command to run inside, empty when the suite is to stay up until stopped. */
  command: string[];
}

export const USAGE = `npm run emulators -- [options] [-- COMMAND [ARGUMENTS]]

Starts the emulator suite. With COMMAND, runs it with SYNC_API_URL, FIRESTORE_EMULATOR_HOST,
FIREBASE_AUTH_EMULATOR_HOST and GCLOUD_PROJECT set, then stops everything and exits with its code.

  --official         use the suite of firebase-tools instead of the embedded one
  --only LIST        these services: ${SERVICES.join(', ')} (default ${DEFAULT_SERVICES.join(',')});
                     hosting is in the official suite only
  --empty            start without data (default: emulator-data/, where it exists)
  --import DIR       start with the emulator export in DIR
  --port NAME=N      use port N for NAME (repeatable; default: free ports), NAME one of
                     ${PORT_NAMES.join(', ')}
  --verbose          print everything the suite prints
  --help             this text

DAYBOOK_PORTS=auth=9099,firestore=8080 asks for ports by the environment.`;

/** A mistake on the command line; its message is for the person who typed it. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Reads the command line and `DAYBOOK_PORTS`. */
export function parseArguments(args: string[], env: NodeJS.ProcessEnv): EmulatorArguments {
  const separator = args.indexOf('--');
  const own = separator === -1 ? args : args.slice(0, separator);
  const command = separator === -1 ? [] : args.slice(separator + 1);
  const values = parseOwn(own);
  if (values.empty && values.import !== undefined) {
    throw new UsageError('--empty and --import exclude each other');
  }
  const flavor = values.official ? 'official' : 'embedded';
  const services = values.only === undefined ? DEFAULT_SERVICES : parseServices(values.only);
  if (services.includes('hosting') && flavor === 'embedded') {
    throw new UsageError('hosting is in the official suite only: add --official');
  }
  const fromEnvironment = (env.DAYBOOK_PORTS ?? '').split(',').filter((entry) => entry !== '');
  return {
    help: values.help,
    flavor,
    services,
    empty: values.empty,
    importFrom: values.import,
    ports: parsePorts([...fromEnvironment, ...values.port]),
    verbose: values.verbose,
    command,
  };
}

function parseOwn(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        official: { type: 'boolean', default: false },
        only: { type: 'string' },
        empty: { type: 'boolean', default: false },
        import: { type: 'string' },
        port: { type: 'string', multiple: true, default: [] },
        verbose: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function parseServices(list: string): EmulatorService[] {
  return list.split(',').map((name) => {
    const service = SERVICES.find((known) => known === name);
    if (service === undefined) {
      throw new UsageError(`"${name}": a service is one of ${SERVICES.join(', ')}`);
    }
    return service;
  });
}

function parsePorts(entries: string[]): Partial<EmulatorPorts> {
  const ports: Partial<EmulatorPorts> = {};
  for (const entry of entries) {
    const [name, value = ''] = entry.split('=');
    if (!isPortName(name)) {
      throw new UsageError(`"${entry}": the name of a port is one of ${PORT_NAMES.join(', ')}`);
    }
    const port = /^\d+$/.test(value) ? Number(value) : 0;
    if (port < 1 || port > 65535) {
      throw new UsageError(`"${entry}": a port is a number from 1 to 65535`);
    }
    ports[name] = port;
  }
  return ports;
}

function isPortName(name: string | undefined): name is PortName {
  return PORT_NAMES.some((known) => known === name);
}
