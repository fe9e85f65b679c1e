import type { ItemValue } from '@daybook/protocol';
import type { ListedConflict } from './conflictList.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The item with its lost fields put back; null if the change that lost is its deletion. */
export function restoredValue({ conflict, present }: ListedConflict): ItemValue | null {
  const { lost, fields, dataType } = conflict;
  const isWhole = fields.length === 0 || lost.value === null || present === null;
  // A focus entry's times depend on each other (SPEC D15), so one of them alone may not fit.
  if (isWhole || dataType === 'FOCUS_HISTORY') return lost.value;
  const before = lost.value as unknown as Fields;
  return { ...present, ...Object.fromEntries(fields.map((field) => [field, before[field]])) };
}
