import fc from 'fast-check';
import type { ItemShape } from '../../fixtures/itemShapes.ts';

type Fields = Record<string, unknown>;

/** A value that the shape's schema takes. */
export function validValue({ base, fields }: ItemShape): fc.Arbitrary<Fields> {
  const changed = Object.entries(fields).flatMap(([field, { good = [] }]) =>
    good.filter((value) => isSameInJson(value)).map((value) => ({ ...base, [field]: value })),
  );
  return fc.constantFrom(base, ...changed);
}

/** One that it refuses. */
export function brokenValue({ base, fields }: ItemShape): fc.Arbitrary<Fields> {
  const wrong = Object.entries(fields).flatMap(([field, { bad }]) =>
    bad.filter((value) => isSameInJson(value)).map((value) => ({ ...base, [field]: value })),
  );
  const missing = Object.keys(base).map((field) => {
    const { [field]: _, ...rest } = base;
    return rest;
  });
  return fc.constantFrom(...wrong, ...missing, { ...base, extra: 1 });
}

/** Firestore has no list in a list, and JSON no NaN; neither door can be asked about those at the other. */
function isSameInJson(value: unknown, isInList = false): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value) && isInList) return false;
  return Object.values(value).every((inner) => isSameInJson(inner, Array.isArray(value)));
}
