import { idSchema, SCHEMA_VERSION, versionSchema } from '@daybook/protocol';
import { z } from 'zod';
import { API_DEVICE } from './decideCommit.ts';
import type { Fields } from './documentStore.ts';
import type { BrokenHead, ReadHead } from './store.ts';

const placeSchema = z.object({
  version: versionSchema.refine((version) => version > 0),
  commitId: idSchema,
});

const FIELDS = {
  parent: idSchema.nullable(),
  deviceId: idSchema,
  schema: z.int().min(1),
  updatedAt: z.date(),
};

/**
 * A document as the head that it should be, with the names of fields that are wrong. Without a version and a commitId it is
 * broken. For other fields there is a value that loses nothing, until the next commit writes them (SPEC D19).
 */
export function readHead(fields: Fields): { head: ReadHead | BrokenHead; problems: string[] } {
  const place = placeSchema.safeParse(fields);
  if (!place.success) {
    const names = place.error.issues.map(({ path: [name] }) => String(name));
    return { head: { broken: fields }, problems: [...new Set(names)] };
  }
  const { version, commitId } = place.data;
  const problems: string[] = [];
  const take = <Name extends keyof typeof FIELDS, Other>(name: Name, otherwise: Other) => {
    const field = FIELDS[name].safeParse(fields[name]);
    if (field.success) return field.data as z.infer<(typeof FIELDS)[Name]>;
    problems.push(name);
    return otherwise;
  };
  const head: ReadHead = {
    version,
    commitId,
    parent: take('parent', null),
    deviceId: take('deviceId', API_DEVICE),
    // No door has let in a newer one than its own.
    schema: take('schema', SCHEMA_VERSION),
    updatedAt: take('updatedAt', null),
  };
  const { purgedThrough = 0 } = fields;
  if (isVersion(purgedThrough) && purgedThrough <= version) {
    return { head: { ...head, ...(purgedThrough > 0 && { purgedThrough }) }, problems };
  }
  // Whatever it was, who has read less than this version pulls in full (SPEC P6).
  problems.push('purgedThrough');
  return { head: { ...head, purgedThrough: version, hasUnknownPurge: true }, problems };
}

function isVersion(value: unknown): value is number {
  return versionSchema.safeParse(value).success;
}
