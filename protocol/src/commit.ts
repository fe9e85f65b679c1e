import { z } from 'zod';
import { parseCursor } from './cursor.ts';
import { DATA_TYPES } from './dataTypes.ts';
import type { HeadChanges } from './headChanges.ts';
import type { ItemValue } from './items.ts';
import { LIMITS } from './limits.ts';
import { idSchema, timestampSchema, versionSchema } from './primitives.ts';

/** The value of an item as a client sends it; its data type's own schema judges it. */
export const itemValueSchema = z.record(z.string(), z.unknown());

/** One item's change: its new value, or its deletion. */
export const changeSchema = z.union([
  z.strictObject({ id: idSchema, value: itemValueSchema, editedAt: timestampSchema }),
  z.strictObject({ id: idSchema, deleted: z.literal(true), editedAt: timestampSchema }),
]);

export type Change = z.infer<typeof changeSchema>;

/**
 * What a client asks a door to commit. `version` is the one it last saw, so the head becomes `version + 1`
 * (SPEC C1); `parent` the commitId it saw there, null at version 0 (SPEC C2, A4); `since` the cursor that came with both
 * (SPEC A5). `commitId` names the attempt, so that a retry is recognised (SPEC A6).
 */
export const commitRequestSchema = z.strictObject({
  ...base(),
  /** SPEC C11 */
  changes: z.array(changeSchema).min(1).max(LIMITS.maxChangesPerCommit),
});

export type CommitRequest = z.infer<typeof commitRequestSchema>;

/** The whole of a data type by item id, in place of what is stored; the server derives the changes (SPEC A12). */
export const replaceRequestSchema = z.strictObject({
  ...base(),
  /** The door counts them before it parses (SPEC A11). */
  data: z.record(z.string(), itemValueSchema).meta({ maxProperties: LIMITS.maxItemsInData }),
});

export type ReplaceRequest = z.infer<typeof replaceRequestSchema>;

/** Either form of a PUT. */
export type PutRequest = CommitRequest | ReplaceRequest;

/** The form that a body is meant in, by the field it has, so that its problems are those of that form. */
export function putRequestSchema(body: unknown): z.ZodType<PutRequest> {
  const isReplace =
    typeof body === 'object' && body !== null && 'data' in body && !('changes' in body);
  return isReplace ? replaceRequestSchema : commitRequestSchema;
}

function base() {
  return {
    version: versionSchema,
    parent: idSchema.nullable(),
    since: z
      .string()
      .refine((text) => parseCursor(text) !== undefined, { error: 'is no cursor' })
      .optional(),
    commitId: idSchema.optional(),
    deviceId: idSchema.optional(),
    schema: z.int().min(1).optional(),
  };
}

/** The head document `users/{uid}/sync/{dataType}`; `Timestamp` is the store's own type for server time. */
export interface Head<Timestamp = unknown> {
  version: number;
  commitId: string;
  /** The commitId of the version before; null only at version 1 (SPEC C2). */
  parent: string | null;
  deviceId: string;
  schema: number;
  updatedAt: Timestamp;
  /** The commit's own items, if they are few; without it they are to be pulled (SPEC C12). */
  changes?: HeadChanges;
  /** Whoever has read less than this version pulls in full (SPEC P6); the server's alone (SPEC C10). */
  purgedThrough?: number;
}

/** The item document `users/{uid}/sync/{dataType}/items/{itemId}`. */
export type StoredItem<Timestamp = unknown> = StoredItemMeta<Timestamp> &
  ({ value: ItemValue } | { deleted: true; expiresAt?: Date });

interface StoredItemMeta<Timestamp> {
  version: number;
  commitId: string;
  /** When the person made the edit, in server time as far as the device knows it (ms). */
  editedAt: number;
  deviceId: string;
  updatedAt: Timestamp;
}

export const dataTypeSchema = z.enum(DATA_TYPES);
