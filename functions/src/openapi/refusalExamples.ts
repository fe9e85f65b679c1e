import { errorBodyOf, LIMITS, type Reason } from '@daybook/protocol';
import { invalidRequest, type Refusal, refusal, violationsOf } from '../refusal.ts';
import { PAGE, PARENT, REQUEST_ID } from './examples.ts';

const {
  requestBurst,
  requestsPerMinute,
  maxRequestBytes: maxBytes,
  maxRequestValues: maxValues,
  maxItemsInData: maxItems,
  recentSignInMinutes,
  maxItemsPerType: limit,
} = LIMITS;

/** One of each, as the door says it. */
const REFUSALS: Record<Reason, Refusal> = Object.fromEntries(
  (
    [
      invalidRequest([
        { path: ['changes', 0, 'value', 'title'], message: 'must have 1 to 500 characters' },
      ]),
      refusal('QUOTA_EXCEEDED', 'TODOS has 20000 items, and may have 20000.', {
        ...{ quota: 'maxItemsPerType', limit, items: limit, dataType: 'TODOS' },
        fieldViolations: violationsOf([
          { path: ['changes', 0], message: `is beyond the ${limit} items that TODOS may have` },
        ]),
      }),
      refusal('UPDATE_REQUIRED', 'A newer Daybook wrote this data: update.', { schema: 2 }),
      refusal('TOKEN_MISSING', 'Send "Authorization: Bearer <Firebase ID token>".'),
      refusal('TOKEN_INVALID', 'The token is expired, revoked or not of this project.'),
      refusal('PRO_REQUIRED', 'Sync is part of Daybook Pro.'),
      refusal('SIGN_IN_TOO_OLD', 'Sign in again to delete the account.', { recentSignInMinutes }),
      refusal('WRONG_USER', 'The token is not of the user in Daybook-User.'),
      refusal('ACCOUNT_DELETED', 'This account has been deleted.'),
      refusal('UNKNOWN_DATA_TYPE', 'There is no such data type.'),
      refusal('UNKNOWN_PATH', 'There is nothing at this path.'),
      refusal('METHOD_NOT_ALLOWED', 'Allowed here: GET, HEAD, PUT.'),
      refusal('VERSION_MISMATCH', 'The data is not at version 6, or not of that commit.', PAGE),
      refusal(
        'CURSOR_EXPIRED',
        'Deletions since this cursor are no longer known. Pull in full, from cursor 0.',
        { version: 7, commitId: PARENT },
      ),
      refusal('REQUEST_TOO_LARGE', 'Send less at once.', { maxBytes, maxValues, maxItems }),
      refusal('UNSUPPORTED_MEDIA_TYPE', 'Send Content-Type: application/json.'),
      refusal('RATE_LIMITED', 'Too many requests: slow down.', {
        ...{ requestBurst, requestsPerMinute, retryAfterSeconds: 1 },
      }),
      refusal('INTERNAL', 'Something went wrong here.', { requestId: REQUEST_ID }),
      refusal('UNAVAILABLE', 'Too many writers at once: try again.'),
    ] satisfies Refusal[]
  ).map((why) => [why.reason, why]),
) as Record<Reason, Refusal>;

/** The body of an answer that is refused for `reason`. */
export function refusalExample(reason: Reason): unknown {
  const { message, metadata } = REFUSALS[reason];
  return errorBodyOf(reason, message, metadata);
}
