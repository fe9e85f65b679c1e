import { z } from 'zod';

const text = z.string().min(1);

/** What Auth answers when all is well, by the endpoints that the SDK looks at a sign-in with. */
const SUCCESSES = {
  'identitytoolkit.googleapis.com/v1/accounts:lookup': z.object({
    users: z.array(z.looseObject({ localId: text })).min(1),
  }),
  'securetoken.googleapis.com/v1/token': z.object({
    access_token: z.string().regex(/^[\w-]+\.[\w-]+\.[\w-]*$/),
    refresh_token: text,
    expires_in: z.string().regex(/^[0-9]+$/),
  }),
} as const;

/**
 * What ends a sign-in. Not INVALID_ID_TOKEN: a device whose clock is slow sends a token that is over for one that is good,
 * and the next is had by the refresh token, whose end is definite.
 */
const ENDS = ['USER_NOT_FOUND', 'USER_DISABLED', 'TOKEN_EXPIRED', 'INVALID_REFRESH_TOKEN'];

const refusalSchema = z.object({ error: z.object({ code: z.literal(400), message: text }) });

/** Longer than a slow line takes for some 2 kB. */
const TIMEOUT_MS = 15_000;

/**
 * `fetch` as the Auth SDK is to have it: where a sign-in is looked at, only a definite answer of Auth's is an answer, and all
 * else rejects as a network that is down does (SPEC U23). The SDK drops a stored sign-in for anything else.
 */
export function definiteAnswers(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const success = Object.entries(SUCCESSES).find(([end]) => isAddressed(input, end))?.[1];
    if (!success) return fetch(input, init);
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(input, { ...init, cache: 'no-store', signal });
    const body = await response.text();
    if (!isDefinite(response, JSON.parse(body), success)) {
      throw new TypeError(`No definite answer of Auth: ${response.status}`);
    }
    return new Response(body, { status: response.status, headers: response.headers });
  };
}

/** Whether a request goes to this endpoint of Auth's, host and path; emulators have the host in the path. */
export function isAddressed(input: string | URL | Request, endpoint: string): boolean {
  const [address = ''] = (input instanceof Request ? input.url : String(input)).split('?');
  return address.endsWith(`/${endpoint}`);
}

function isDefinite({ ok, status }: Response, body: unknown, success: z.ZodType): boolean {
  if (ok) return success.safeParse(body).success;
  const { error } = refusalSchema.safeParse(body).data ?? {};
  const [code = ''] = error?.message.split(' : ') ?? [];
  return status === 400 && ENDS.includes(code);
}
