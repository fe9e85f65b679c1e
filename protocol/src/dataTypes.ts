/** The five kinds of data a user owns. Each has its own head, versions and commits (SPEC D1). */
export const DATA_TYPES = ['TODOS', 'HABITS', 'SETTINGS', 'QUICK_LINKS', 'FOCUS_HISTORY'] as const;

export type DataType = (typeof DATA_TYPES)[number];

export function isDataType(name: unknown): name is DataType {
  return (DATA_TYPES as readonly unknown[]).includes(name);
}
