import { z } from 'zod';
import { dataType } from './commit.ts';
import { DATA_TYPES } from './dataTypes.ts';
import { errorBody } from './errors.ts';
import { id, timestamp, version } from './primitives.ts';

/** The header that names whom a request is for; a token of another user is refused (SPEC A2). */
export const USER_HEADER = 'Daybook-User';

/** One item as the API sends it. `updatedAt` is RFC 3339. Values are validated by whoever reads them (SPEC D8). */
export const serverChange = z.union([
  z.object({ ...changeMeta(), value: z.record(z.string(), z.unknown()) }),
  z.object({ ...changeMeta(), deleted: z.literal(true) }),
]);

function changeMeta() {
  return {
    id,
    version,
    commitId: id,
    editedAt: timestamp,
    deviceId: id,
    updatedAt: z.iso.datetime(),
  };
}

export type ServerChange = z.infer<typeof serverChange>;

/**
 * A page of a pull: changes after the caller's cursor in (version, id) order, and the cursor to go on from.
 * `version`, `commitId` and `schema` are the head's (SPEC P2); a type never written is at version 0.
 */
export const pullPage = z.object({
  dataType,
  version,
  commitId: id.nullable(),
  schema: z.int().min(1),
  changes: z.array(serverChange),
  cursor: z.string(),
  hasMore: z.boolean(),
});

export type PullPage = z.infer<typeof pullPage>;

/** All of a data type at once, by item id; tombstones are left out. */
export const snapshot = z.object({
  dataType,
  version,
  commitId: id.nullable(),
  updatedAt: z.iso.datetime().nullable(),
  data: z.record(id, z.record(z.string(), z.unknown())),
});

export type Snapshot = z.infer<typeof snapshot>;

/** All five data types at once (SPEC A8). */
export const allSnapshots = z.object({ dataTypes: z.record(dataType, snapshot) });

export type AllSnapshots = z.infer<typeof allSnapshots>;

/** A page of each data type, and the cursor of all five to go on from while any `hasMore` (SPEC A8). */
export const allPullPages = z.object({
  dataTypes: z.record(dataType, pullPage),
  cursor: z.string(),
  hasMore: z.boolean(),
});

export type AllPullPages = z.infer<typeof allPullPages>;

/**
 * The answer to a commit that is applied, now or by an earlier try (SPEC A6). `commitId` is null only where replacing
 * nothing by nothing has left a type unwritten (SPEC A12).
 */
export const commitResult = z.object({
  dataType,
  version,
  commitId: id.nullable(),
  cursor: z.string(),
});

export type CommitResult = z.infer<typeof commitResult>;

/** Commits of several data types, each type once and each as in a PUT; they are judged one by one (SPEC A13). */
export const batchRequest = z.strictObject({
  commits: z.array(z.looseObject({ dataType })).min(1).max(DATA_TYPES.length),
});

/** One result for each commit of a batch, in the same order (SPEC A13). */
export const batchResult = z.object({
  results: z.array(
    z.union([
      z.object({ dataType, result: commitResult }),
      z.object({ dataType, ...errorBody.shape }),
    ]),
  ),
});

export type BatchResult = z.infer<typeof batchResult>;

const fields = z.record(z.string(), z.unknown());

/** All that is kept of a user (SPEC A14); times are RFC 3339. */
export const userExport = z.object({
  exportedAt: z.iso.datetime(),
  uid: z.string(),
  user: fields.nullable(),
  subscription: fields.nullable(),
  devices: z.record(z.string(), fields),
  dataTypes: z.record(dataType, snapshot),
});

export type UserExport = z.infer<typeof userExport>;

/** The answer to `DELETE /sync`: the cursor of each data type that had data (SPEC A15). */
export const eraseResult = z.object({ dataTypes: z.partialRecord(dataType, commitResult) });

export type EraseResult = z.infer<typeof eraseResult>;

/** What a client has to respect (SPEC A18). */
export const serverConfig = z.object({
  apiVersion: z.string(),
  schema: z.int(),
  dataTypes: z.array(dataType),
  limits: z.record(z.string(), z.number()),
});

export type ServerConfig = z.infer<typeof serverConfig>;
