import {
  allPullPagesSchema,
  allSnapshotsSchema,
  batchRequestSchema,
  batchResultSchema,
  checkinSchema,
  commitRequestSchema,
  commitResultSchema,
  eraseResultSchema,
  errorBodySchema,
  focusEntrySchema,
  habitSchema,
  pullPageSchema,
  quickLinkSchema,
  replaceRequestSchema,
  SETTING_VALUE_SCHEMAS,
  serverChangeSchema,
  serverConfigSchema,
  snapshotSchema,
  todoSchema,
  userExportSchema,
} from '@daybook/protocol';
import { z } from 'zod';

/** What travels, by the name it has in the contract. */
export const SCHEMAS = {
  Todo: todoSchema,
  Habit: habitSchema,
  Checkin: checkinSchema,
  Setting: z.strictObject({ value: z.union(Object.values(SETTING_VALUE_SCHEMAS)) }),
  QuickLink: quickLinkSchema,
  FocusEntry: focusEntrySchema,
  ServerChange: serverChangeSchema,
  PullPage: pullPageSchema,
  AllPullPages: allPullPagesSchema,
  Snapshot: snapshotSchema,
  AllSnapshots: allSnapshotsSchema,
  CommitRequest: commitRequestSchema,
  ReplaceRequest: replaceRequestSchema,
  CommitResult: commitResultSchema,
  BatchRequest: batchRequestSchema,
  BatchResult: batchResultSchema,
  UserExport: userExportSchema,
  EraseResult: eraseResultSchema,
  ServerConfig: serverConfigSchema,
  Error: errorBodySchema,
} as const;

export type SchemaName = keyof typeof SCHEMAS;

type JsonSchema = Record<string, unknown>;

/** The schemas as OpenAPI 3.1 has them: JSON Schema 2020-12, those that have a name referred to by it. */
export function jsonSchemas(): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(SCHEMAS)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: refTo });
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, bare(schema)]));
}

export function refTo(name: string): string {
  return `#/components/schemas/${name}`;
}

/** Within the document a schema is found by its place. */
function bare({ $schema: _, $id: __, ...schema }: JsonSchema): JsonSchema {
  return schema;
}
