import { z } from 'zod';
import { dataTypeSchema } from './commit.ts';
import { DATA_TYPES, type DataType } from './dataTypes.ts';
import { errorBodySchema } from './errors.ts';
import { idSchema, timestampSchema, versionSchema } from './primitives.ts';

/** The header that names whom a request is for; a token of another user is refused (SPEC A2). */
export const USER_HEADER = 'Daybook-User';

/** A value as it is stored: whoever reads it checks it (SPEC D8). */
export const storedValueSchema = z.record(z.string(), z.unknown());

/** One item as the API sends it. `updatedAt` is RFC 3339. */
export const serverChangeSchema = z.union([
  z.object({ ...changeMeta(), value: storedValueSchema }),
  z.object({ ...changeMeta(), deleted: z.literal(true) }),
]);

function changeMeta() {
  return {
    id: idSchema,
    version: versionSchema,
    commitId: idSchema,
    editedAt: timestampSchema,
    deviceId: idSchema,
    updatedAt: z.iso.datetime(),
  };
}

export type ServerChange = z.infer<typeof serverChangeSchema>;

/**
 * A page of a pull: changes after the caller's cursor in (version, id) order, and the cursor to go on from.
 * `version`, `commitId` and `schema` are the head's (SPEC P2), but `commitId` is null while `hasMore` (SPEC P20); a type
 * never written is at version 0.
 */
export const pullPageSchema = z.object({
  dataType: dataTypeSchema,
  version: versionSchema,
  commitId: idSchema.nullable(),
  schema: z.int().min(1),
  changes: z.array(serverChangeSchema),
  /** Items that are there and can't be read, by id; absent where there are none (SPEC D18). */
  skipped: z.array(idSchema).optional(),
  cursor: z.string(),
  hasMore: z.boolean(),
});

export type PullPage = z.infer<typeof pullPageSchema>;

/** All of a data type at once, by item id; tombstones are left out. */
export const snapshotSchema = z.object({
  dataType: dataTypeSchema,
  version: versionSchema,
  commitId: idSchema.nullable(),
  updatedAt: z.iso.datetime().nullable(),
  data: z.record(idSchema, storedValueSchema),
});

export type Snapshot = z.infer<typeof snapshotSchema>;

/** What there is of each data type by its name, not of all of them. */
function byDataType<Part extends z.ZodType>(part: Part) {
  const entries = DATA_TYPES.map((type) => [type, part.optional()]);
  return z.object(Object.fromEntries(entries) as Record<DataType, z.ZodOptional<Part>>);
}

const headErrors = byDataType(errorBodySchema.shape.error);

/** All five data types at once (SPEC A8); one whose head is broken is under `errors` instead (SPEC D19). */
export const allSnapshotsSchema = z.object({
  dataTypes: byDataType(snapshotSchema),
  errors: headErrors.optional(),
});

export type AllSnapshots = z.infer<typeof allSnapshotsSchema>;

/** A page of each data type, and the cursor of all five to go on from while any `hasMore` (SPEC A8). */
export const allPullPagesSchema = z.object({
  dataTypes: byDataType(pullPageSchema),
  errors: headErrors.optional(),
  cursor: z.string(),
  hasMore: z.boolean(),
});

export type AllPullPages = z.infer<typeof allPullPagesSchema>;

/**
 * The answer to a commit that is applied, now or by an earlier try (SPEC A6). `commitId` is null only where replacing
 * nothing by nothing has left a type unwritten (SPEC A12).
 */
export const commitResultSchema = z.object({
  dataType: dataTypeSchema,
  version: versionSchema,
  commitId: idSchema.nullable(),
  cursor: z.string(),
});

export type CommitResult = z.infer<typeof commitResultSchema>;

/** Commits of several data types, each type once and each as in a PUT; they are judged one by one (SPEC A13). */
export const batchRequestSchema = z.strictObject({
  commits: z
    .array(z.looseObject({ dataType: dataTypeSchema }))
    .min(1)
    .max(DATA_TYPES.length),
});

/** One result for each commit of a batch, in the same order (SPEC A13). */
export const batchResultSchema = z.object({
  results: z.array(
    z.union([
      z.object({ dataType: dataTypeSchema, result: commitResultSchema }),
      z.object({ dataType: dataTypeSchema, ...errorBodySchema.shape }),
    ]),
  ),
});

export type BatchResult = z.infer<typeof batchResultSchema>;

const fields = z.record(z.string(), z.unknown());

/** All that is kept of a user (SPEC A14); times are RFC 3339. */
export const userExportSchema = z.object({
  exportedAt: z.iso.datetime(),
  uid: z.string(),
  user: fields.nullable(),
  subscription: fields.nullable(),
  /** `customers/{uid}` and all below it, by their paths (SPEC L6). */
  billing: z.record(z.string(), fields),
  devices: z.record(z.string(), fields),
  dataTypes: byDataType(snapshotSchema).required(),
  /** Heads and items that are none, as they are stored, by their paths; absent where there are none (SPEC D18, D19). */
  broken: z.record(z.string(), fields).optional(),
});

export type UserExport = z.infer<typeof userExportSchema>;

/** The answer to `DELETE /sync`: the cursor of each data type that had data (SPEC A15). */
export const eraseResultSchema = z.object({
  dataTypes: byDataType(commitResultSchema),
});

export type EraseResult = z.infer<typeof eraseResultSchema>;

/** What a client has to respect (SPEC A18). */
export const serverConfigSchema = z.object({
  apiVersion: z.string(),
  schema: z.int(),
  dataTypes: z.array(dataTypeSchema),
  limits: z.record(z.string(), z.number()),
});

export type ServerConfig = z.infer<typeof serverConfigSchema>;
