import type { ItemValue } from '@daybook/protocol';
import { en } from '../../text/en.ts';
import { formatTime } from '../../text/formatTime.ts';
import type { Locale } from '../../text/locale.ts';

type KeysOf<Value> = Value extends unknown ? keyof Value : never;

/** Every field that an item of any type has. */
export type FieldName = KeysOf<ItemValue>;

export function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(en.fields, name);
}

/** Not worth a line of its own. */
export function isNothing(value: unknown): boolean {
  return value === null || value === '' || value === 0 || value === false;
}

/** The value of a field as people read it. */
export function describeValue(field: string, value: unknown, { tag, messages }: Locale): string {
  const { none, yes, no, priority, otherPlace } = messages.values;
  if (field === 'order') return otherPlace;
  if (field === 'priority') return priority[Number(value)] ?? String(value);
  if (value === null || value === undefined || value === '') return none;
  if (typeof value === 'boolean') return value ? yes : no;
  if (field === 'dueOn' || field === 'day') return formatDay(String(value), tag);
  if (field === 'days' && Array.isArray(value)) return formatWeekdays(value.map(Number), tag);
  if (typeof value === 'number' && field.endsWith('At')) return formatTime(value, tag);
  return String(value);
}

function formatDay(day: string, tag: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return date.toLocaleDateString(tag, { dateStyle: 'medium', timeZone: 'UTC' });
}

/** ISO weekdays: 1 January 2024 was a Monday. */
function formatWeekdays(days: readonly number[], tag: string): string {
  const names = [...days]
    .sort((a, b) => a - b)
    .map((day) =>
      new Date(Date.UTC(2024, 0, day)).toLocaleDateString(tag, {
        weekday: 'short',
        timeZone: 'UTC',
      }),
    );
  return names.join(', ');
}
