import {
  allPullPages,
  allSnapshots,
  batchRequest,
  batchResult,
  checkin,
  commitRequest,
  commitResult,
  eraseResult,
  errorBody,
  focusEntry,
  habit,
  pullPage,
  quickLink,
  replaceRequest,
  SETTINGS,
  serverChange,
  serverConfig,
  snapshot,
  todo,
  userExport,
} from '@daybook/protocol';
import { z } from 'zod';

/** What travels, by the name it has in the contract. */
export const SCHEMAS = {
  Todo: todo,
  Habit: habit,
  Checkin: checkin,
  Setting: z.strictObject({ value: z.union(Object.values(SETTINGS)) }),
  QuickLink: quickLink,
  FocusEntry: focusEntry,
  ServerChange: serverChange,
  PullPage: pullPage,
  AllPullPages: allPullPages,
  Snapshot: snapshot,
  AllSnapshots: allSnapshots,
  CommitRequest: commitRequest,
  ReplaceRequest: replaceRequest,
  CommitResult: commitResult,
  BatchRequest: batchRequest,
  BatchResult: batchResult,
  UserExport: userExport,
  EraseResult: eraseResult,
  ServerConfig: serverConfig,
  Error: errorBody,
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
