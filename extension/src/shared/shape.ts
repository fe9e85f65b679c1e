/** Checks of what is stored on the device, by hand: the new tab loads no schemas (SPEC D20). */

export type Fields = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isWholeNumber(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

type TypeName = 'string' | 'number' | 'boolean';

/** Fields, and the types of their values. */
export type Shape = Readonly<Record<string, TypeName>>;

/** Whether `value` is a record with each of the fields, of that type; other fields may be anything. */
export function hasShape(value: unknown, fields: Shape): boolean {
  if (!isRecord(value)) return false;
  // A tab asks this of each item before it paints.
  for (const name in fields) if (typeof value[name] !== fields[name]) return false;
  return true;
}

/** The elements that are what they should be; none where it is no list. */
export function soundElements<Element>(
  value: unknown,
  isSound: (element: unknown) => element is Element,
): readonly Element[] {
  if (!Array.isArray(value)) return [];
  return value.every(isSound) ? value : value.filter(isSound);
}
