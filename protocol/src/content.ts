/** The value of a stored item or change; null when it is deleted. */
export function valueIn<Value>(item: { value: Value } | { deleted: true }): Value | null {
  return 'deleted' in item ? null : item.value;
}

/** Inverse of {@link valueIn}. */
export function asContent<Value>(value: Value | null): { value: Value } | { deleted: true } {
  return value === null ? { deleted: true } : { value };
}
