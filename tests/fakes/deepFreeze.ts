/**
 * Freezes plain data and all that it holds. The engine relies on the identity of what didn't change, so a test gives it
 * nothing that could be changed in place. What is frozen already is passed over: only the new parts of a state cost time.
 */
export function deepFreeze<Value>(value: Value): Value {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFreeze(part);
  return value;
}
