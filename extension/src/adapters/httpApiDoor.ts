import {
  type CommitRequest,
  commitResultSchema,
  errorBodySchema,
  formatCursor,
  SCHEMA_VERSION,
} from '@daybook/protocol';
import type { OutgoingCommit } from '../engine/contract/commit.ts';
import type { Answered, PullResult, PushResult, RequestFailure } from '../engine/contract/event.ts';
import type { ApiDoor } from '../engine/ports/apiDoor.ts';
import type { ApiAnswer, ApiRequest } from './apiRequest.ts';
import { readPage } from './readPage.ts';

/** The API door over HTTPS. */
export function httpApiDoor(request: ApiRequest): ApiDoor {
  return {
    async pull(uid, type, cursor, limit) {
      const since = encodeURIComponent(formatCursor(cursor));
      const path = `/sync/${type}?since=${since}&limit=${limit}`;
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

function readPull(answer: ApiAnswer | null): PullResult {
  if (answer?.status === 410) return { ...measured(answer), outcome: 'expired' };
  if (answer?.status !== 200) return readFailure(answer);
  const page = readPage(answer.body);
  return page.success
    ? { ...measured(answer), outcome: 'page', page: page.data }
    : { ...measured(answer), outcome: 'failed', message: page.error.message };
}

function readPush(answer: ApiAnswer | null): PushResult {
  if (answer?.status === 409) return readConflict(answer);
  if (answer?.status === 413) return { ...measured(answer), outcome: 'too-large' };
  if (answer?.status !== 200) return readFailure(answer);
  const result = commitResultSchema.safeParse(answer.body);
  return result.success
    ? { ...measured(answer), outcome: 'applied', version: result.data.version }
    : { ...measured(answer), outcome: 'failed', message: result.error.message };
}

/** SPEC A5. */
function readConflict(answer: ApiAnswer): PushResult {
  const error = errorBodySchema.safeParse(answer.body);
  const page = readPage(error.data?.error.details[0]?.metadata);
  return page.success
    ? { ...measured(answer), outcome: 'conflict', page: page.data }
    : { ...measured(answer), outcome: 'failed', message: page.error.message };
}

function readFailure(answer: ApiAnswer | null): RequestFailure {
  if (answer === null) return { outcome: 'unreachable' };
  if (answer.status === 401 || answer.status === 403) {
    return { ...measured(answer), outcome: 'forbidden' };
  }
  const error = errorBodySchema.safeParse(answer.body);
  const message = error.data?.error.message ?? `HTTP ${answer.status}`;
  const isRefusal = error.success && answer.status < 500 && answer.status !== 429;
  return { ...measured(answer), outcome: 'failed', message, isRefusal };
}

function measured({ clockOffset }: ApiAnswer): Answered {
  return { clockOffset };
}
