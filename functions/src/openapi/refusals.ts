import { dataTypeSchema, pullPageSchema, REASONS, type Reason } from '@daybook/protocol';
import { z } from 'zod';

const nothing = z.strictObject({});
const fieldViolations = z.array(z.strictObject({ field: z.string(), description: z.string() }));
const stateOfHead = z.strictObject({ version: z.int(), commitId: z.string().nullable() });

/** What comes with each reason under `metadata`. */
const METADATA: Record<Reason, z.ZodObject> = {
  INVALID_REQUEST: z.strictObject({ fieldViolations }),
  QUOTA_EXCEEDED: z.strictObject({
    quota: z.string(),
    limit: z.int(),
    items: z.int(),
    dataType: dataTypeSchema,
    fieldViolations,
  }),
  UPDATE_REQUIRED: z.strictObject({ schema: z.int() }),
  TOKEN_MISSING: nothing,
  TOKEN_INVALID: nothing,
  PRO_REQUIRED: nothing,
  SIGN_IN_TOO_OLD: z.strictObject({ recentSignInMinutes: z.int() }),
  WRONG_USER: nothing,
  ACCOUNT_DELETED: nothing,
  UNKNOWN_DATA_TYPE: nothing,
  UNKNOWN_PATH: nothing,
  METHOD_NOT_ALLOWED: nothing,
  VERSION_MISMATCH: pullPageSchema,
  CURSOR_EXPIRED: stateOfHead,
  REQUEST_TOO_LARGE: z.strictObject({
    maxBytes: z.int().optional(),
    maxValues: z.int().optional(),
    maxItems: z.int().optional(),
    maxChanges: z.int().optional(),
  }),
  UNSUPPORTED_MEDIA_TYPE: nothing,
  RATE_LIMITED: z.strictObject({
    requestBurst: z.int(),
    requestsPerMinute: z.int(),
    retryAfterSeconds: z.int(),
  }),
  INTERNAL: z.strictObject({ requestId: z.string().optional(), dataType: z.string().optional() }),
  UNAVAILABLE: nothing,
};

/** `VersionMismatch` for VERSION_MISMATCH: the name of its body's schema. */
export function schemaNameOf(reason: Reason): string {
  return reason.toLowerCase().replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The body of an answer that is refused for `reason` (SPEC A3). */
export function refusalSchema(reason: Reason): z.ZodType {
  const { code, status } = REASONS[reason];
  const detail = z.strictObject({ reason: z.literal(reason), metadata: METADATA[reason] });
  return z.strictObject({
    error: z.strictObject({
      code: z.literal(code),
      status: z.literal(status),
      message: z.string(),
      details: z.array(detail).length(1),
    }),
  });
}
