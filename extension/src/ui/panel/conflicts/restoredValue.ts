import { type ItemValue, withGroups } from '@daybook/protocol';
import type { ListedConflict } from './conflictList.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The item with its lost fields put back, each with its group (SPEC M11); null if the change that lost is its deletion. */
export function restoredValue({ conflict, present }: ListedConflict): ItemValue | null {
  const { lost, fields, dataType } = conflict;
  const isWhole = fields.length === 0 || lost.value === null || present === null;
  if (isWhole) return lost.value;
  const before = lost.value as unknown as Fields;
  const restored = withGroups(dataType, fields).map((field) => [field, before[field]]);
  return { ...present, ...Object.fromEntries(restored) };
}
