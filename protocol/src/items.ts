import type { z } from 'zod';
import { checkinId } from './checkinId.ts';
import type { DataType } from './dataTypes.ts';
import { type FocusEntry, focusEntrySchema } from './items/focusHistory.ts';
import { type HabitsItem, habitsItemSchema, MAX_HABIT_ID_LENGTH } from './items/habits.ts';
import { type QuickLink, quickLinkSchema } from './items/quickLinks.ts';
import { isSettingName, type Setting, settingSchema } from './items/settings.ts';
import { type Todo, todoSchema } from './items/todos.ts';
import { ID_PATTERN } from './primitives.ts';
import { type Problem, problemsOf } from './problems.ts';

/** The value of one item, by data type. */
export interface ItemValues {
  TODOS: Todo;
  HABITS: HabitsItem;
  SETTINGS: Setting;
  QUICK_LINKS: QuickLink;
  FOCUS_HISTORY: FocusEntry;
}

export type ItemValue<Type extends DataType = DataType> = ItemValues[Type];

/** The schema that the value of item `id` must satisfy, or undefined if that id can't exist (SPEC D3, D13, D16). */
export function itemSchema(type: DataType, id: string): z.ZodType<ItemValue> | undefined {
  if (!ID_PATTERN.test(id)) return undefined;
  if (type === 'SETTINGS') return isSettingName(id) ? settingSchema(id) : undefined;
  return SCHEMAS[type];
}

const SCHEMAS = {
  TODOS: todoSchema,
  HABITS: habitsItemSchema,
  QUICK_LINKS: quickLinkSchema,
  FOCUS_HISTORY: focusEntrySchema,
} as const;

/**
 * All that is wrong with an item's id and value, with paths below the change (`id`, `value.title`); empty when it is
 * valid. A null value is a deletion.
 */
export function itemProblems(type: DataType, id: string, value: unknown): Problem[] {
  const schema = itemSchema(type, id);
  if (!schema) return [{ path: ['id'], message: `not a possible id in ${type}` }];
  if (value === null) return [];
  const result = schema.safeParse(value);
  if (!result.success) {
    return problemsOf(result.error).map(({ path, message }) => ({
      path: ['value', ...path],
      message,
    }));
  }
  return idProblems(type, id, result.data);
}

export function isValidItem(type: DataType, id: string, value: unknown): boolean {
  return itemProblems(type, id, value).length === 0;
}

function idProblems(type: DataType, id: string, value: ItemValue): Problem[] {
  if (type !== 'HABITS' || !('kind' in value)) return [];
  if (value.kind === 'habit' && id.length > MAX_HABIT_ID_LENGTH) {
    return [
      { path: ['id'], message: `a habit's id has at most ${MAX_HABIT_ID_LENGTH} characters` },
    ];
  }
  if (value.kind !== 'checkin' || id === checkinId(value)) return [];
  return [{ path: ['id'], message: 'a check-in is named <habitId>.<day>' }];
}
