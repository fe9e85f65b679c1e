import { z } from 'zod';

/** Why a door refused, a closed set; each has its HTTP code and Google status (SPEC A3, AIP-193). */
export const REASONS = {
  INVALID_REQUEST: { code: 400, status: 'INVALID_ARGUMENT' },
  QUOTA_EXCEEDED: { code: 400, status: 'FAILED_PRECONDITION' },
  UPDATE_REQUIRED: { code: 400, status: 'FAILED_PRECONDITION' },
  TOKEN_MISSING: { code: 401, status: 'UNAUTHENTICATED' },
  TOKEN_INVALID: { code: 401, status: 'UNAUTHENTICATED' },
  PRO_REQUIRED: { code: 403, status: 'PERMISSION_DENIED' },
  SIGN_IN_TOO_OLD: { code: 403, status: 'PERMISSION_DENIED' },
  WRONG_USER: { code: 403, status: 'PERMISSION_DENIED' },
  ACCOUNT_DELETED: { code: 403, status: 'PERMISSION_DENIED' },
  UNKNOWN_DATA_TYPE: { code: 404, status: 'NOT_FOUND' },
  UNKNOWN_PATH: { code: 404, status: 'NOT_FOUND' },
  METHOD_NOT_ALLOWED: { code: 405, status: 'UNIMPLEMENTED' },
  VERSION_MISMATCH: { code: 409, status: 'ABORTED' },
  CURSOR_EXPIRED: { code: 410, status: 'OUT_OF_RANGE' },
  REQUEST_TOO_LARGE: { code: 413, status: 'INVALID_ARGUMENT' },
  UNSUPPORTED_MEDIA_TYPE: { code: 415, status: 'INVALID_ARGUMENT' },
  RATE_LIMITED: { code: 429, status: 'RESOURCE_EXHAUSTED' },
  INTERNAL: { code: 500, status: 'INTERNAL' },
  UNAVAILABLE: { code: 503, status: 'UNAVAILABLE' },
} as const;

export type Reason = keyof typeof REASONS;

/** One thing wrong with a request: the path of the field (`changes[3].value.title`) and a sentence. */
export interface FieldViolation {
  field: string;
  description: string;
}

/** The body of every answer that is not a success. */
export const errorBodySchema = z.object({
  error: z.object({
    code: z.int(),
    status: z.string(),
    message: z.string(),
    details: z.array(
      z.object({
        reason: z.enum(Object.keys(REASONS) as [Reason, ...Reason[]]),
        metadata: z.record(z.string(), z.unknown()),
      }),
    ),
  }),
});

export type ErrorBody = z.infer<typeof errorBodySchema>;

export function errorBodyOf(
  reason: Reason,
  message: string,
  metadata: Record<string, unknown> = {},
): ErrorBody {
  return { error: { ...REASONS[reason], message, details: [{ reason, metadata }] } };
}
