import type { DataType } from './dataTypes.ts';

/**
 * Fields that say one thing together, by data type: a merge takes them from one side (SPEC M11). A check-in's `habitId` and
 * `day` need no group, as its id fixes both.
 */
export const FIELD_GROUPS: Readonly<Record<DataType, readonly (readonly string[])[]>> = {
  TODOS: [['done', 'completedAt']],
  HABITS: [],
  SETTINGS: [],
  QUICK_LINKS: [],
  FOCUS_HISTORY: [['kind', 'startedAt', 'endedAt', 'plannedMinutes', 'completed']],
};

/** `fields`, and with each the others of its group. */
export function withGroups(type: DataType, fields: readonly string[]): string[] {
  return [...new Set(fields.flatMap((field) => groupOf(type, field)))];
}

/** The fields that are merged with `field`, itself among them. */
export function groupOf(type: DataType, field: string): readonly string[] {
  return FIELD_GROUPS[type].find((group) => group.includes(field)) ?? [field];
}
