import { USER_HEADER } from '@daybook/protocol';
import type { IdentityProvider } from '../engine/ports/identityProvider.ts';
import { measureClockOffset } from './measureClockOffset.ts';

const TIMEOUT_MS = 20_000;

export interface ApiAnswer {
  status: number;
  /** Null if it has none. */
  body: unknown;
  /** The server's clock minus this device's, ms; null where the answer doesn't show it. */
  clockOffset: number | null;
}

/** Calls the API door as `uid`. Rejects when it can't be reached; 401 also when `uid` isn't signed in here. */
export type ApiRequest = (
  uid: string,
  path: string,
  init?: RequestInit,
  timeoutMs?: number,
) => Promise<ApiAnswer>;

/** `apiUrl` ends in `/api/v1`. */
export function apiRequest(apiUrl: string, identity: Pick<IdentityProvider, 'token'>): ApiRequest {
  return async (uid, path, init = {}, timeoutMs = TIMEOUT_MS) => {
    const token = await identity.token(uid);
    if (token === null) return { status: 401, body: null, clockOffset: null };
    const askedAt = Date.now();
    const response = await fetch(`${apiUrl}${path}`, {
      ...init,
      headers: {
        ...init.headers,
        Authorization: `Bearer ${token}`,
        [USER_HEADER]: uid,
      },
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    const body: unknown = text === '' ? null : JSON.parse(text);
    const clockOffset = measureClockOffset(response.headers.get('Date'), askedAt, Date.now());
    return { status: response.status, body, clockOffset };
  };
}
