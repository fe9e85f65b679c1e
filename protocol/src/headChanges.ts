import { z } from 'zod';
import { asContent } from './content.ts';
import { isEqual } from './equal.ts';
import type { ItemValue } from './items.ts';
import { LIMITS } from './limits.ts';
import { idSchema, timestampSchema, versionSchema } from './primitives.ts';

type Fields = Record<string, unknown>;

const fields = z.record(z.string(), z.unknown());

/** One item's change as a head carries it: its value, what differs from its revision at `since`, or its deletion. */
export const headChangeSchema = z.union([
  z.strictObject({ value: fields, editedAt: timestampSchema }),
  z.strictObject({ fields, since: versionSchema, editedAt: timestampSchema }),
  z.strictObject({ deleted: z.literal(true), editedAt: timestampSchema }),
]);

export type HeadChange = z.infer<typeof headChangeSchema>;

/**
 * What a head says of its own commit's items, by id: whoever follows the head needn't fetch them (SPEC C12). Values are
 * validated by whoever reads them (SPEC D8).
 */
export const headChangesSchema = z
  .record(idSchema, headChangeSchema)
  .refine((changes) => Object.keys(changes).length <= LIMITS.maxHeadChanges);

export type HeadChanges = z.infer<typeof headChangesSchema>;

/** The fields of an item's value that a change sets, on top of its revision at version `since`. */
export interface Patch {
  readonly since: number;
  readonly fields: readonly string[];
}

/** How to make `value` of the value that the item has at `since`; undefined where it lacks a field of that. */
export function patchOf(before: ItemValue, value: ItemValue, since: number): Patch | undefined {
  const was: Fields = { ...before };
  const is: Fields = { ...value };
  if (Object.keys(was).some((name) => !(name in is))) return undefined;
  return { since, fields: Object.keys(is).filter((name) => !isEqual(is[name], was[name])) };
}

/** The patched fields alone. */
export function patchedFields(value: ItemValue, { fields: names }: Patch): Fields {
  const all: Fields = { ...value };
  return Object.fromEntries(names.map((name) => [name, all[name]]));
}

/** The `changes` of the head of a commit; undefined where it has too many for that. A null value is a deletion. */
export function headChangesOf(
  items: readonly { id: string; value: ItemValue | null; editedAt: number; patch?: Patch }[],
): HeadChanges | undefined {
  if (items.length > LIMITS.maxHeadChanges) return undefined;
  return Object.fromEntries(
    items.map(({ id: itemId, value, editedAt, patch }) => [
      itemId,
      value && patch
        ? { fields: patchedFields(value, patch), since: patch.since, editedAt }
        : { ...asContent(value && { ...value }), editedAt },
    ]),
  );
}

/** The item's value after the change, null if it is deleted; undefined where `before` isn't what it is made on. */
export function valueAfter(
  change: HeadChange,
  before: { value: ItemValue; version: number } | undefined,
): Fields | null | undefined {
  if ('deleted' in change) return null;
  if ('value' in change) return change.value;
  return before?.version === change.since ? { ...before.value, ...change.fields } : undefined;
}
