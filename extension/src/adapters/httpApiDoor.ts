import {
  type CommitRequest,
  type Cursor,
  commitResultSchema,
  type DataType,
  formatCursor,
  type PullPage,
  SCHEMA_VERSION,
} from '@daybook/protocol';
import { z } from 'zod';
import type { OutgoingCommit } from '../engine/contract/commit.ts';
import type { Answered, PullResult, PushResult, RequestFailure } from '../engine/contract/event.ts';
import type { ApiDoor } from '../engine/ports/apiDoor.ts';
import { type ApiAnswer, type ApiRefusal, readRefusal } from './apiAnswer.ts';
import type { ApiRequest } from './apiRequest.ts';
import { readPage } from './readPage.ts';

/** The API door over HTTPS. */
export function httpApiDoor(request: ApiRequest): ApiDoor {
  return {
    async pull(uid, type, cursor, limit) {
      const since = encodeURIComponent(formatCursor(cursor));
      const path = `/sync/${type}?since=${since}&limit=${limit}`;
      const answer = await request(uid, path).catch(() => null);
      return answer ? readPull(answer, type) : UNREACHABLE;
    },
    async push(uid, type, commit, cursor) {
      const init = {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(asRequest(commit, cursor)),
      };
      const answer = await request(uid, `/sync/${type}`, init).catch(() => null);
      return answer ? readPush(answer, type, commit) : UNREACHABLE;
    },
  };
}

function asRequest(
  { version, parent, commitId, deviceId, changes }: OutgoingCommit,
  cursor: Cursor,
): CommitRequest {
  return {
    version: version - 1,
    parent,
    since: formatCursor(cursor),
    commitId,
    deviceId,
    schema: SCHEMA_VERSION,
    changes: changes.map(({ id, value, editedAt }) =>
      value === null ? { id, deleted: true, editedAt } : { id, value: { ...value }, editedAt },
    ),
  };
}

/** What came as the answer to a pull of `type`. */
export function readPull(answer: ApiAnswer, type: DataType): PullResult {
  if (answer.status === 200) {
    const page = pageOf(answer.body, type);
    return page ? { ...measured(answer), outcome: 'page', page } : UNREACHABLE;
  }
  const refusal = readRefusal(answer);
  if (refusal?.reason !== 'CURSOR_EXPIRED') return readFailure(answer, refusal);
  const head = expiredHeadSchema.safeParse(refusal.metadata).data;
  return { ...measured(answer), outcome: 'expired', ...(head && { head }) };
}

/** SPEC P6: what the head is now. */
const expiredHeadSchema = z.object({
  version: z.int().min(0),
  commitId: z.string().nullable(),
});

/** SPEC A20: what the type has, and what it may have. */
const exceededQuotaSchema = z.object({ items: z.int().min(0), limit: z.int().min(0) });

/** What came as the answer to a push of that commit. */
export function readPush(
  answer: ApiAnswer,
  type: DataType,
  { commitId }: OutgoingCommit,
): PushResult {
  if (answer.status === 200) {
    const result = commitResultSchema.safeParse(answer.body).data;
    return result?.dataType === type && result.commitId === commitId
      ? { ...measured(answer), outcome: 'applied', version: result.version }
      : UNREACHABLE;
  }
  const refusal = readRefusal(answer);
  // Whatever stands before the door decides too how many bytes get there.
  if (answer.status === 413) {
    return { clockOffset: refusal && answer.clockOffset, outcome: 'too-large' };
  }
  if (refusal?.reason === 'QUOTA_EXCEEDED') {
    const quota = exceededQuotaSchema.safeParse(refusal.metadata).data;
    if (quota) return { ...measured(answer), outcome: 'over-quota', ...quota };
  }
  if (refusal?.reason !== 'VERSION_MISMATCH') return readFailure(answer, refusal);
  // SPEC A5
  const page = pageOf(refusal.metadata, type);
  return page
    ? { ...measured(answer), outcome: 'conflict', page }
    : {
        ...measured(answer),
        outcome: 'failed',
        message: 'A conflict without its page',
        isRefusal: false,
      };
}

function pageOf(body: unknown, type: DataType): PullPage | null {
  const page = readPage(body).data;
  return page?.dataType === type ? page : null;
}

const UNREACHABLE: RequestFailure = { outcome: 'unreachable' };

/** `refusal` is null where the answer isn't the door's own, and so none (SPEC A19). */
function readFailure(answer: ApiAnswer, refusal: ApiRefusal | null): RequestFailure {
  if (refusal === null) return UNREACHABLE;
  const { status } = answer;
  if (status === 401 || status === 403) return { ...measured(answer), outcome: 'forbidden' };
  const isRefusal = status < 500 && status !== 429;
  return { ...measured(answer), outcome: 'failed', message: refusal.message, isRefusal };
}

/** SPEC K1 */
function measured({ clockOffset }: ApiAnswer): Answered {
  return { clockOffset };
}
