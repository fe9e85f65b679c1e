import type { ItemValue } from '@daybook/protocol';

/** A check-in whose habit isn't among these items: deleted, or not read yet (SPEC D25). */
export function isOrphan(value: ItemValue, items: ReadonlyMap<string, ItemValue>): boolean {
  if (!('kind' in value) || value.kind !== 'checkin') return false;
  const habit = items.get(value.habitId);
  return habit === undefined || !('kind' in habit) || habit.kind !== 'habit';
}
