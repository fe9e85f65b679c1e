import { generateKeyBetween } from 'fractional-indexing';

const MAX_LENGTH = 64;
const MIDDLE_DIGIT = 'V';

/** A fractional index that sorts after `last`, the highest in the list (null when the list is empty). */
export function orderAfter(last: string | null): string {
  const next = generateAfter(last) ?? `${last}${MIDDLE_DIGIT}`;
  // Without room, the new item shares the last place: ties go by id, and ids grow with time.
  return last !== null && next.length > MAX_LENGTH ? last : next;
}

/** Undefined if `last` is no key of this library, such as one of another client. */
function generateAfter(last: string | null): string | undefined {
  try {
    return generateKeyBetween(last, null);
  } catch {
    return undefined;
  }
}
