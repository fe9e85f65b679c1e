import { LIMITS, type Problem } from '@daybook/protocol';
import type { HonoRequest } from 'hono';
import { invalidRequest, type Refusal } from '../refusal.ts';

/** How a pull was asked for: a page behind `since`, or, without one, the whole (SPEC A8). */
export type PullQuery<Since> =
  | { form: 'page'; since: Since; limit: number }
  | { form: 'whole' }
  | { form: 'invalid'; refusal: Refusal };

/** `parseSince` gives undefined for what is no cursor. A `limit` above the largest page means the largest (AIP-158). */
export function pullQuery<Since>(
  request: HonoRequest,
  parseSince: (text: string) => Since | undefined,
): PullQuery<Since> {
  const { since: sinceText, limit: limitText } = request.query();
  const since = sinceText === undefined ? undefined : parseSince(sinceText);
  const problems: Problem[] = [];
  if (sinceText !== undefined && since === undefined) {
    problems.push({ path: ['since'], message: 'is no cursor' });
  }
  if (limitText !== undefined && !/^[1-9][0-9]*$/.test(limitText)) {
    problems.push({ path: ['limit'], message: 'must be a whole number from 1' });
  }
  if (problems.length > 0) return { form: 'invalid', refusal: invalidRequest(problems) };
  if (since === undefined) return { form: 'whole' };
  const limit = Math.min(Number(limitText ?? LIMITS.maxPageSize), LIMITS.maxPageSize);
  return { form: 'page', since, limit };
}
