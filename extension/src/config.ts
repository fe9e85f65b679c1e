import { z } from 'zod';

const hostAndPort = z.string().regex(/^[A-Za-z0-9.-]+:[0-9]{1,5}$/, { error: 'must be HOST:PORT' });
const name = z.string().regex(/^\S+$/, { error: 'must not be empty or contain spaces' });

/** `config.json` beside the manifest: which Firebase project and API this build talks to. */
export const runtimeConfigSchema = z.strictObject({
  firebase: z.strictObject({
    projectId: name,
    apiKey: name,
    appId: name,
    authDomain: z.string().regex(/^[A-Za-z0-9.-]+$/, { error: 'must be a host name' }),
  }),
  /** The base of the API door, without a slash at the end. */
  apiUrl: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .regex(/\/api\/v1$/, { error: 'must end in /api/v1' }),
  /** The OAuth client for signing in with Google, where that is offered. */
  googleClientId: z
    .string()
    .regex(/^[\w-]+\.apps\.googleusercontent\.com$/, {
      error: 'must end in .apps.googleusercontent.com',
    })
    .optional(),
  /** Only in builds for the emulators. */
  emulators: z
    .strictObject({
      firestoreHost: hostAndPort,
      authUrl: z.url({ protocol: /^http$/, error: 'must be an http address' }),
      /** So few items a type may have, so that a test reaches the quota (SPEC D26). */
      maxItemsPerType: z.int().min(1).optional(),
    })
    .optional(),
});

export type RuntimeConfig = z.infer<typeof runtimeConfigSchema>;
