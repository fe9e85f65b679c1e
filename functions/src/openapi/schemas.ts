import {
  allPullPagesSchema,
  allSnapshotsSchema,
  batchResultSchema,
  checkinSchema,
  commitRequestSchema,
  commitResultSchema,
  DATA_TYPES,
  dataTypeSchema,
  eraseResultSchema,
  errorBodySchema,
  focusEntrySchema,
  habitSchema,
  itemValueSchema,
  pullPageSchema,
  quickLinkSchema,
  type Reason,
  replaceRequestSchema,
  SETTING_VALUE_SCHEMAS,
  serverChangeSchema,
  serverConfigSchema,
  snapshotSchema,
  storedValueSchema,
  todoSchema,
  userExportSchema,
} from '@daybook/protocol';
import { z } from 'zod';
import { refusalSchema, schemaNameOf } from './refusals.ts';

const VALUES = {
  Todo: todoSchema,
  Habit: habitSchema,
  Checkin: checkinSchema,
  Setting: z.strictObject({ value: z.union([...new Set(Object.values(SETTING_VALUE_SCHEMAS))]) }),
  QuickLink: quickLinkSchema,
  FocusEntry: focusEntrySchema,
};

const ofDataType = { dataType: dataTypeSchema };

/** What travels, by the name it has in the contract; refusals have theirs beside these. */
export const SCHEMAS = {
  ...VALUES,
  ItemValue: itemValueSchema,
  StoredValue: storedValueSchema,
  ServerChange: serverChangeSchema,
  PullPage: pullPageSchema,
  AllPullPages: allPullPagesSchema,
  Snapshot: snapshotSchema,
  AllSnapshots: allSnapshotsSchema,
  CommitRequest: commitRequestSchema,
  ReplaceRequest: replaceRequestSchema,
  CommitResult: commitResultSchema,
  // The door judges what is in it one by one (SPEC A13).
  BatchRequest: z.strictObject({
    commits: z
      .array(
        z.union([commitRequestSchema.extend(ofDataType), replaceRequestSchema.extend(ofDataType)]),
      )
      .min(1)
      .max(DATA_TYPES.length),
  }),
  BatchResult: batchResultSchema,
  UserExport: userExportSchema,
  EraseResult: eraseResultSchema,
  ServerConfig: serverConfigSchema,
  /** OpenAPI’s own schema says what is in it. */
  Contract: z.looseObject({ openapi: z.string() }),
  AnyError: errorBodySchema.shape.error,
} as const;

export type SchemaName = keyof typeof SCHEMAS;

type JsonSchema = Record<string, unknown>;

const ITEM_VALUES = { anyOf: Object.keys(VALUES).map((name) => ({ $ref: refTo(name) })) };

/** What a schema in zod can't say. */
const SAID_OTHERWISE: Partial<Record<SchemaName, JsonSchema>> = {
  ItemValue: {
    description:
      'The value of an item: the form that its data type has (SPEC D10, D11, D12, D13, D14, D15).',
    ...ITEM_VALUES,
  },
  StoredValue: {
    description:
      'A value as it is stored. Check it against its data type’s schema: neither show nor merge what that refuses, and never write over it unasked (SPEC D8).',
    anyOf: [...ITEM_VALUES.anyOf, { type: 'object', additionalProperties: true }],
  },
};

/** The schemas, with the refusals for `reasons`, as OpenAPI 3.1 has them: those that have a name referred to by it. */
export function jsonSchemas(reasons: Iterable<Reason>): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(SCHEMAS)) registry.add(schema, { id });
  for (const reason of reasons) registry.add(refusalSchema(reason), { id: schemaNameOf(reason) });
  const options = { io: 'input', uri: refTo, override: withoutFlaggedPattern } as const;
  const { schemas } = z.toJSONSchema(registry, options);
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      SAID_OTHERWISE[name as SchemaName] ?? bare(schema),
    ]),
  );
}

export function refTo(name: string): string {
  return `#/components/schemas/${name}`;
}

/** Code points in a pattern need the flag `u`, which JSON Schema leaves to the reader. */
function withoutFlaggedPattern({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (!jsonSchema.pattern?.includes('\\u{')) return;
  delete jsonSchema.pattern;
  jsonSchema.description = 'Has a character that can be seen (SPEC D21).';
}

/** Within the document a schema is found by its place. */
function bare({ $schema: _, $id: __, ...schema }: JsonSchema): JsonSchema {
  return schema;
}
