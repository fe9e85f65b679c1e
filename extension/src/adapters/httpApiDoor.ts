import {
  type CommitRequest,
  commitResult,
  errorBody,
  formatCursor,
  LIMITS,
  pullPage,
  SCHEMA_VERSION,
  USER_HEADER,
} from '@daybook/protocol';
import type { PullResult, PushResult, RequestFailure } from '../engine/event.ts';
import type { OutgoingCommit } from '../engine/state.ts';
import type { ApiDoor } from '../ports/apiDoor.ts';
import type { IdentityProvider } from '../ports/identityProvider.ts';
import { measureClockOffset } from './measureClockOffset.ts';

const TIMEOUT_MS = 20_000;

/** The API door over HTTPS; `apiUrl` ends in `/api/v1`. */
export function httpApiDoor(apiUrl: string, identity: Pick<IdentityProvider, 'token'>): ApiDoor {
  async function request(uid: string, path: string, init: RequestInit = {}): Promise<Answer> {
    const token = await identity.token(uid);
    if (token === null) return { status: 401, body: null, clockOffset: 0 };
    const askedAt = Date.now();
    const response = await fetch(`${apiUrl}${path}`, {
      ...init,
      headers: {
        ...init.headers,
        Authorization: `Bearer ${token}`,
        [USER_HEADER]: uid,
      },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body: unknown = await response.json();
    const clockOffset = measureClockOffset(response.headers.get('Date'), askedAt, Date.now());
    return { status: response.status, body, clockOffset };
  }

  return {
    async pull(uid, type, cursor) {
      const since = encodeURIComponent(formatCursor(cursor));
      const path = `/sync/${type}?since=${since}&limit=${LIMITS.maxPageSize}`;
      return readPull(await request(uid, path).catch(() => null));
    },
    async push(uid, type, commit) {
      const init = {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(asRequest(commit)),
      };
      return readPush(await request(uid, `/sync/${type}`, init).catch(() => null));
    },
  };
}

interface Answer {
  status: number;
  body: unknown;
  clockOffset: number;
}

function asRequest({
  version,
  parent,
  commitId,
  deviceId,
  changes,
}: OutgoingCommit): CommitRequest {
  return {
    version: version - 1,
    parent,
    commitId,
    deviceId,
    schema: SCHEMA_VERSION,
    changes: changes.map(({ id, value, editedAt }) =>
      value === null ? { id, deleted: true, editedAt } : { id, value: { ...value }, editedAt },
    ),
  };
}

function readPull(answer: Answer | null): PullResult {
  if (answer?.status === 410) return { outcome: 'expired' };
  if (answer?.status !== 200) return readFailure(answer);
  const page = pullPage.safeParse(answer.body);
  return page.success
    ? { outcome: 'page', page: page.data, clockOffset: answer.clockOffset }
    : { outcome: 'failed', message: page.error.message };
}

function readPush(answer: Answer | null): PushResult {
  if (answer?.status === 409) return readConflict(answer);
  if (answer?.status !== 200) return readFailure(answer);
  const result = commitResult.safeParse(answer.body);
  return result.success
    ? { outcome: 'applied', version: result.data.version }
    : { outcome: 'failed', message: result.error.message };
}

/** SPEC A5. */
function readConflict(answer: Answer): PushResult {
  const error = errorBody.safeParse(answer.body);
  const page = pullPage.safeParse(error.data?.error.details[0]?.metadata);
  return page.success
    ? { outcome: 'conflict', page: page.data }
    : { outcome: 'failed', message: page.error.message };
}

function readFailure(answer: Answer | null): RequestFailure {
  if (answer === null) return { outcome: 'unreachable' };
  if (answer.status === 401 || answer.status === 403) return { outcome: 'forbidden' };
  const error = errorBody.safeParse(answer.body);
  return { outcome: 'failed', message: error.data?.error.message ?? `HTTP ${answer.status}` };
}
