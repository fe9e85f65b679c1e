import { errorBodyOf, USER_HEADER } from '@daybook/protocol';
import type { IdentityProvider } from '../engine/ports/identityProvider.ts';
import type { ApiAnswer } from './apiAnswer.ts';
import { type Clocks, instantOf, measureClockOffset } from './measureClockOffset.ts';

const TIMEOUT_MS = 20_000;

/** What the server would say, too. */
const NOT_SIGNED_IN: ApiAnswer = {
  status: 401,
  body: errorBodyOf('TOKEN_MISSING', 'The account isn’t signed in on this device.'),
  clockOffset: null,
};

/**
 * Calls the API door as `uid`. Rejects when nothing answers that may be the door; 401 also when `uid` isn't signed in here.
 * Whether an answer is the door's own is for {@link readRefusal}, and the shape of a success, to say.
 */
export type ApiRequest = (
  uid: string,
  path: string,
  init?: RequestInit,
  timeoutMs?: number,
) => Promise<ApiAnswer>;

const DEVICE_CLOCKS: Clocks = { wall: () => Date.now(), monotonic: () => performance.now() };

/** `apiUrl` ends in `/api/v1`. */
export function apiRequest(
  apiUrl: string,
  identity: Pick<IdentityProvider, 'token'>,
  clocks: Clocks = DEVICE_CLOCKS,
): ApiRequest {
  return async (uid, path, init = {}, timeoutMs = TIMEOUT_MS) => {
    const token = await identity.token(uid);
    if (token === null) return NOT_SIGNED_IN;
    const asked = instantOf(clocks);
    const response = await fetch(`${apiUrl}${path}`, {
      ...init,
      headers: {
        ...init.headers,
        Authorization: `Bearer ${token}`,
        [USER_HEADER]: uid,
      },
      // What a cache, or another address, answers is not the door's (SPEC A19).
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const clockOffset = measureClockOffset(response.headers.get('Date'), asked, instantOf(clocks));
    const { status } = response;
    // Portals answer so, too.
    if (status === 204 && !response.headers.has('X-Request-Id')) throw new TypeError('Not the API');
    return { status, body: parsed(await response.text()), clockOffset };
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
