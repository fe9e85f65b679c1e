import { type RuntimeConfig, runtimeConfigSchema } from '../src/config.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where each value of the production config comes from. */
const VARIABLES = {
  'firebase.projectId': 'DAYBOOK_FIREBASE_PROJECT_ID',
  'firebase.apiKey': 'DAYBOOK_FIREBASE_API_KEY',
  'firebase.appId': 'DAYBOOK_FIREBASE_APP_ID',
  'firebase.authDomain': 'DAYBOOK_FIREBASE_AUTH_DOMAIN',
  apiUrl: 'DAYBOOK_API_URL',
  googleClientId: 'DAYBOOK_GOOGLE_CLIENT_ID',
} as const;

/** The config of the published extension; throws naming every variable that is missing or malformed. */
export function productionConfig(environment: Environment): RuntimeConfig {
  const read = (path: keyof typeof VARIABLES) => environment[VARIABLES[path]]?.trim() || undefined;
  const result = runtimeConfigSchema.safeParse({
    firebase: {
      projectId: read('firebase.projectId'),
      apiKey: read('firebase.apiKey'),
      appId: read('firebase.appId'),
      authDomain: read('firebase.authDomain'),
    },
    apiUrl: read('apiUrl'),
    googleClientId: read('googleClientId'),
  });
  const problems = result.success ? httpsProblems(result.data) : result.error.issues.map(describe);
  if (result.success && problems.length === 0) return result.data;
  throw new Error(
    `The production build needs its settings in .env (see .env.example) or the environment:\n${problems.join('\n')}`,
  );

  function describe({ path, message }: { path: PropertyKey[]; message: string }): string {
    const field = path.join('.') as keyof typeof VARIABLES;
    return `  ${VARIABLES[field]} ${read(field) === undefined ? 'is missing' : message}`;
  }
}

function httpsProblems({ apiUrl }: RuntimeConfig): string[] {
  return apiUrl.startsWith('https:') ? [] : [`  ${VARIABLES.apiUrl} must be an https address`];
}
