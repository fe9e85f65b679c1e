import { z } from 'zod';
import { FIELD_LIMITS, type Range } from './fieldLimits.ts';
import { VISIBLE_CHARACTER } from './visibleText.ts';

/** A well-formed string of `min` to `max` Unicode code points (SPEC D4). */
export function text(range: Range) {
  return measured(range).meta(inJsonSchema(range));
}

/** The same with a character that can be seen (SPEC D21). */
export function visibleText(range: Range) {
  return measured(range)
    .regex(VISIBLE_CHARACTER, { error: 'must have a visible character' })
    .meta(inJsonSchema(range));
}

function measured({ min, max }: Range) {
  return z
    .string()
    .refine((value) => value.isWellFormed(), {
      error: 'must not contain lone surrogates',
      abort: true,
    })
    .refine((value) => hasLengthWithin(value, { min, max }), {
      error: `must have ${min} to ${max} characters`,
      abort: true,
    });
}

function inJsonSchema({ min, max }: Range) {
  return { minLength: min, maxLength: max };
}

function hasLengthWithin(value: string, { min, max }: Range): boolean {
  if (value.length > max * 2) return false; // two UTF-16 units a code point at most: spares counting huge input
  const codePoints = [...value].length;
  return codePoints >= min && codePoints <= max;
}

/** A whole number, and not -0, which the rules' `is int` refuses (SPEC D17). */
export function integer({ min, max }: Range) {
  return z
    .int()
    .min(min)
    .max(max)
    .refine((value) => !Object.is(value, -0), { error: 'must not be -0' });
}

/** Milliseconds since 1970, a whole number (SPEC D5). */
export const timestampSchema = integer(FIELD_LIMITS.timestamp);

/** A version of one data type: 0 before its first commit, then one more with each, for ever (SPEC C1). */
export const versionSchema = integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

/** A real calendar day, `YYYY-MM-DD`, in the user's own time zone (SPEC D6). */
export const daySchema = z.iso.date();

/** A fractional index: items sort by it as plain ASCII strings (SPEC D7). */
export const orderSchema = z
  .string()
  .regex(new RegExp(`^[0-9A-Za-z]{${FIELD_LIMITS.order.min},${FIELD_LIMITS.order.max}}$`));

/** What item, commit and device ids look like (SPEC D3). */
export const ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;

export const idSchema = z.string().regex(ID_PATTERN);
