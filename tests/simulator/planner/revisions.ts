import type { DataType, ItemValue, Revision } from '@daybook/protocol';
import { fieldOf, fieldsOf, tokenOf, valueWith } from '../shapes.ts';
import type { Change } from './plannerCase.ts';

/** When the device and the others did what they don't know of each other, ms; `at` counts on from here. */
export const RECENTLY = 1_799_999_900_000;

/** Fields that are merged together (SPEC M11), as text number `text` would have them. */
function groupOf(type: DataType, text: number): Record<string, unknown> {
  switch (type) {
    case 'TODOS':
      return { done: text > 0, completedAt: text > 0 ? text * 1_000 : null };
    case 'FOCUS_HISTORY':
      return { startedAt: text * 10_000, endedAt: text * 10_000 + 5_000, completed: text > 0 };
    default:
      return {};
  }
}

/** The habit of the only check-in. */
const CHECKED_IN = 'i0';
const CHECKIN = { kind: 'checkin', habitId: CHECKED_IN, day: '2026-11-22', count: 1 } as const;
export const CHECKIN_ID = `${CHECKED_IN}.${CHECKIN.day}`;

export function isCheckin(id: string): boolean {
  return id === CHECKIN_ID;
}

/** What the change makes of the revision before; an item that isn't there is made. */
export function changed(
  type: DataType,
  id: string,
  change: Change | undefined,
  before: Revision | undefined,
  since = RECENTLY,
): Revision | undefined {
  if (!change) return before;
  const editedAt = Math.max(since + change.at, (before?.editedAt ?? 0) + 1);
  if ('deletes' in change) return before?.value ? { value: null, editedAt } : before;
  const [field, text] = change.set;
  if (isCheckin(id)) return { value: { ...CHECKIN, count: text }, editedAt };
  const value = before?.value ?? fresh(type);
  const isGroup = field === 2 && Object.keys(groupOf(type, 0)).length > 0;
  const name = fieldOf(type, field);
  const fields = isGroup ? groupOf(type, text) : { [name]: tokenOf(type, name, text) };
  return { value: valueWith(type, value, fields), editedAt };
}

function fresh(type: DataType): ItemValue {
  return valueWith(
    type,
    null,
    Object.fromEntries(fieldsOf(type).map((name) => [name, tokenOf(type, name, 0)])),
  );
}
