import { isDataType } from '@daybook/protocol';
import type { Edit } from './edit.ts';
import { EDIT_PREFIX, KEYS } from './keys.ts';
import { type Fields, isRecord, isWholeNumber } from './shape.ts';

/** The edits, of whatever session, that are not folded yet, in order. What is none stays where it is (SPEC D20). */
export function readEdits(raw: Fields): Edit[] {
  const folded = new Set(Array.isArray(raw[KEYS.folded]) ? (raw[KEYS.folded] as unknown[]) : []);
  return editEntries(raw)
    .flatMap(([key, stored]) => (isEdit(key, stored) ? [stored] : []))
    .filter((edit) => !folded.has(edit.id))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** How many keys of edits hold none. */
export function countLostEdits(raw: Fields): number {
  return editEntries(raw).filter(([key, stored]) => !isEdit(key, stored)).length;
}

function editEntries(raw: Fields): [string, unknown][] {
  return Object.entries(raw).filter(([key]) => key.startsWith(EDIT_PREFIX));
}

/** By its id its key is found again, so one under another key would never go. */
function isEdit(key: string, stored: unknown): stored is Edit {
  if (!isRecord(stored) || typeof stored.id !== 'string' || key !== KEYS.edit(stored.id)) {
    return false;
  }
  const { epoch, dataType, itemId, before, value, madeAt } = stored;
  return (
    isWholeNumber(epoch) &&
    isDataType(dataType) &&
    typeof itemId === 'string' &&
    isValue(before) &&
    isValue(value) &&
    Number.isFinite(madeAt)
  );
}

function isValue(value: unknown): boolean {
  return value === null || isRecord(value);
}
