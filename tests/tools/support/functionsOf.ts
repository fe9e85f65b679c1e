import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { PROJECT_ID } from '../../../tools/project.ts';

const run = promisify(execFile);

/** What calls a function and where it runs: `https in europe-west1`. */
export type FunctionKinds = Record<string, string>;

interface Trigger {
  httpsTrigger?: object;
  scheduleTrigger?: object;
  schedule?: object;
  eventTrigger?: { eventType: string };
}

const READ_EXPORTS = `
  const exported = await import(process.argv[1]);
  const endpoints = Object.entries(exported).map(([name, { __endpoint }]) => [name, __endpoint]);
  process.stdout.write(JSON.stringify(Object.fromEntries(endpoints)), () => process.exit());`;

/** The functions that a bundle exports, as the Functions SDK describes each; some differ inside emulators. */
export async function exportedFunctions(
  bundle: string,
  { inEmulators }: { inEmulators: boolean },
): Promise<FunctionKinds> {
  // In a process of its own, since it opens clients.
  const { stdout } = await run(
    process.execPath,
    ['--input-type=module', '--eval', READ_EXPORTS, bundle],
    {
      env: {
        ...process.env,
        GCLOUD_PROJECT: PROJECT_ID,
        FUNCTIONS_EMULATOR: String(inEmulators),
      },
    },
  );
  const endpoints = JSON.parse(stdout) as Record<string, Trigger & { region?: string[] }>;
  const kinds = Object.entries(endpoints).map(([name, endpoint]) => {
    return [name, `${triggerOf(endpoint)} in ${endpoint.region?.join(' ')}`];
  });
  return Object.fromEntries(kinds) as FunctionKinds;
}

/** The functions that the official Functions emulator has found. */
export async function discoveredFunctions(port: number): Promise<FunctionKinds> {
  const response = await fetch(`http://127.0.0.1:${port}/backends`);
  const { backends } = (await response.json()) as {
    backends: { functionTriggers: (Trigger & { name: string; region: string })[] }[];
  };
  const triggers = backends.flatMap(({ functionTriggers }) => functionTriggers);
  const kinds = triggers.map((found) => [found.name, `${triggerOf(found)} in ${found.region}`]);
  return Object.fromEntries(kinds) as FunctionKinds;
}

/** The emulator lists a schedule as an event too. */
function triggerOf({ httpsTrigger, scheduleTrigger, schedule, eventTrigger }: Trigger): string {
  if (httpsTrigger) return 'https';
  if (scheduleTrigger ?? schedule) return 'schedule';
  return String(eventTrigger?.eventType);
}
