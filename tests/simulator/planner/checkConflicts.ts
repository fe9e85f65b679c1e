import { type DataType, groupOf, type ItemValue, isEqual, type Revision } from '@daybook/protocol';
import type { Conflict } from '../../../extension/src/shared/conflict.ts';
import type { ItemTruth } from './plannerWorld.ts';

/** A merge has a loser only where both sides changed the same (SPEC M2, M3); otherwise a person is asked about nothing. */
export function checkConflicts(truth: ItemTruth, logged: readonly Conflict[]): void {
  const { type, id, known, seen, unseen, theirs, made } = truth;
  const bases = [known, ...made];
  const others = [seen, unseen, theirs];
  // After a deletion a device knows no base: all that is made again is news.
  if (others.some((revision) => revision?.value === null)) return;
  for (const { fields, lost } of logged) {
    // A tombstone that is read again is news to a device, which keeps none.
    if (lost.value === null) continue;
    const isBoth = [made, others].every((side) =>
      fields.length === 0
        ? side.some((revision) => differs(type, revision, known, null))
        : fields.every((field) =>
            side.some((one) => bases.some((base) => differs(type, one, base, field))),
          ),
    );
    if (!isBoth) throw new Error(`${type}/${id}: ${fields} lost, and only one side changed it`);
  }
}

/** In this field, or anything of its group; null for the whole. */
function differs(
  type: DataType,
  one: Revision | undefined,
  other: Revision | undefined,
  field: string | null,
): boolean {
  const [a, b] = [one?.value ?? null, other?.value ?? null];
  if (field === null || a === null || b === null) return one?.editedAt !== other?.editedAt;
  return groupOf(type, field).some((name) => !isEqual(contentOf(a, name), contentOf(b, name)));
}

export function contentOf(value: ItemValue | null, field: string): unknown {
  return value ? (value as unknown as Readonly<Record<string, unknown>>)[field] : undefined;
}
