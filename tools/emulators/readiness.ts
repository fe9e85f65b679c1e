/** Starts the one line by which the held command reports that the suite is up. */
export const READY_MARKER = 'daybook-emulators-ready ';

/** What only the suite itself knows about its run. */
const REPORTED = ['FIREEMU_CONTROL_URL', 'FIREEMU_CONTROL_TOKEN'] as const;

/** The variables of the held command's environment that the parent needs. */
export function reportedVariables(env: NodeJS.ProcessEnv): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of REPORTED) {
    const value = env[name];
    if (value !== undefined) found[name] = value;
  }
  return found;
}
